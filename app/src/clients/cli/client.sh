#!/usr/bin/env bash
# Drives a HealthLake server with the AWS CLI, from the first store to its deletion.
#
#   client.sh URL OBJECTS [SLOW_URL]
#
# OBJECTS is the directory that the server reads as S3, SLOW_URL a server on which no deletion ends and no job starts.
# AWS_CLI names another aws than the first of the PATH. TARN_KEY=ID:SECRET is a key of a server with --auth.
set -uo pipefail

if (($# < 2 || $# > 3)); then
    echo "usage: ${0##*/} URL OBJECTS [SLOW_URL]" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
url=$1 objects=$2 slow_url=${3:-}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

source "$here/checks.sh"
source "$here/server.sh"
source "$here/stores.sh"
source "$here/jobs.sh"
source "$here/objects.sh"
source "$here/refusals.sh"

"$aws" --version 2>&1 | cut -d ' ' -f 1
stores
jobs
objects_over_s3
refusals
deletion
if [[ -n $slow_url ]]; then
    url=$slow_url
    slow_refusals
else
    echo "left out ConflictException and ThrottlingException: they need a SLOW_URL"
fi
summary
