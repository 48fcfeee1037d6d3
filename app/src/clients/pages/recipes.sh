#!/usr/bin/env bash
# Runs the pytest and Node recipes of app/docs/in-your-tests.md as they are printed, in an empty folder.
#
#   recipes.sh JAR
#
# PYTHON names a python3 that has boto3 and pytest. The SDK for JavaScript is the one of ../javascript, after npm ci.
set -uo pipefail

if (($# != 1)); then
    echo "usage: ${0##*/} JAR" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
page=$here/../../../docs/in-your-tests.md
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

source "$here/../cli/checks.sh"

mkdir "$scratch/run"
ln -s "$(realpath "$1")" "$scratch/run/tarn.jar"
ln -s "$(realpath "$here/../javascript/node_modules")" "$scratch/run/node_modules"
"$here/blocks.py" "$page" python --into "$scratch/run" || exit 1
"$here/blocks.py" "$page" js --into "$scratch/run" || exit 1
cd "$scratch/run" || exit 1

with_pytest() { "${PYTHON:-python3}" -B -m pytest -q -p no:cacheprovider .; }
with_node() { node --test; }

check 'the pytest recipe passes' with_pytest
check 'the Node recipe passes' with_node
summary
