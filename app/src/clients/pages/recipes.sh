#!/usr/bin/env bash
# Runs the pytest, Node and CI recipes of app/docs/in-your-tests.md as they are printed, in an empty folder.
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
"$here/blocks.py" "$page" sh 'A CI job without containers' >"$scratch/run/with-tarn.sh" || exit 1
cd "$scratch/run" || exit 1

with_pytest() { "${PYTHON:-python3}" -B -m pytest -q -p no:cacheprovider .; }
with_node() { node --test; }

# Debian's boto3 is older than AWS_ENDPOINT_URL; region and credentials come from the environment.
lists='import boto3, os
client = boto3.client("healthlake", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
print("stores:", client.list_fhir_datastores()["DatastorePropertiesList"])'
in_ci() { [[ $(sh with-tarn.sh "${PYTHON:-python3}" -c "$lists") == 'stores: []' ]]; }
ci_failure() {
    local status=0
    mkdir "$scratch/tmp"
    TMPDIR=$scratch/tmp sh with-tarn.sh sh -c 'exit 7' || status=$?
    [[ $status == 7 && -z $(ls "$scratch/tmp") ]]
}
ci_message() {
    mkdir empty && cd empty
    ! sh ../with-tarn.sh true 2>said && grep -q tarn.jar said
}

check 'the pytest recipe passes' with_pytest
check 'the Node recipe passes' with_node
check 'the CI recipe runs a client with the address, the region and the credentials of its environment' in_ci
check 'the CI recipe ends with the status of its command, and leaves nothing' ci_failure
check 'the CI recipe shows why Tarn did not start' ci_message
summary
