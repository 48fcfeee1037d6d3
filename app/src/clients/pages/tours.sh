#!/usr/bin/env bash
# Runs the tours of the README as they are printed, in an empty folder against the shipped server, and checks what
# their comments promise.
#
#   tours.sh JAR
#
# AWS_CLI names another aws than the first of the PATH. The tours are printed for port 8080. Where that is taken,
# the port is replaced, and only that; the output says so.
set -uo pipefail

if (($# != 1)); then
    echo "usage: ${0##*/} JAR" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
jar=$(realpath "$1") readme=$here/../../../../README.md
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

source "$here/../cli/checks.sh"
source "$here/server.sh"

# Neither the files nor the profile of whoever runs this decide what is asked. The tour itself sets keys and region.
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN AWS_DEFAULT_REGION AWS_ENDPOINT_URL AWS_ENDPOINT_URL_HEALTHLAKE

"$here/blocks.py" "$readme" sh 'A tour with the AWS CLI' 'The FHIR endpoint' Validation 'Objects over S3' >"$scratch/tour.sh" || exit 1
mkdir "$scratch/run" "$scratch/bin"
if [[ -n ${AWS_CLI:-} ]]; then
    ln -s "$(realpath "$AWS_CLI")" "$scratch/bin/aws"
    PATH=$scratch/bin:$PATH
fi
cd "$scratch/run" || exit 1
if is_free 8080; then
    serve "$jar" || exit 1
else
    serve "$jar" --port 0 || exit 1
    sed -i "s/:8080/:${url##*:}/g" "$scratch/tour.sh"
    echo "port 8080 is taken: the tours run with $url in its place"
fi

# Before each command the shell prints it, so that the output of one can be told from that of the next.
{
    echo "trap 'printf \"\\n+ %s\\n\" \"\$BASH_COMMAND\"' DEBUG"
    cat "$scratch/tour.sh"
} | bash -euo pipefail >"$scratch/output" 2>&1
status=$?

# output COMMAND: what the first command that begins with this printed; none begins so is a failure.
output() {
    awk -v command="+ $1" '
        /^\+ / { if (found) exit; if (index($0, command) == 1) { found = 1; next } }
        found { print }
        END { exit !found }' "$scratch/output"
}

# promises COMMAND PATTERN...: its output has each of these.
promises() {
    local said
    if ! said=$(output "$1"); then
        echo "no command of the tours begins with: $1"
        return 1
    fi
    local pattern
    for pattern in "${@:2}"; do
        if ! grep -qE -- "$pattern" <<<"$said"; then
            printf 'expected %s in: %s\n' "$pattern" "$said"
            return 1
        fi
    done
}

ends_well() { same 0 "$status" || { cat "$scratch/output"; return 1; }; }
a_store_is_active() { promises 'tarn describe-fhir-datastore' '^"ACTIVE"$'; }
an_import_is_done() { promises 'tarn describe-fhir-import-job' '"JobStatus": "COMPLETED"'; }
an_export_is_done() { promises 'tarn describe-fhir-export-job' '"JobStatus": "COMPLETED"'; }
objects_are_there() { promises 'find tarn-objects/my-bucket/out' '/[Mm]anifest\.json$' '/SUCCESS/' '/Patient/Patient-0\.ndjson$'; }
a_store_is_deleted() { promises 'tarn delete-fhir-datastore' '"DatastoreStatus": "(DELETING|DELETED)"'; }
a_resource_has_a_version() { promises 'fhir $BASE/Patient/bob' '"versionId":"1"' '"birthDate":"1980-02-29"'; }
a_patch_is_applied() { promises 'TYPE=json-patch+json fhir -X PATCH' '"versionId":"2"' '"gender":"male"'; }
a_history_has_both() { promises 'fhir $BASE/Patient/bob/_history' '"total":2' '"versionId":"1"' '"versionId":"2"'; }
a_transaction_links() { promises 'fhir $BASE -d' '"type":"transaction-response"' '"status":"201'; }
a_fault_is_refused() { promises 'fhir $BASE/Observation -d' "'Observation.status': minimum required = 1"; }
a_resource_is_validated() { promises 'fhir "$BASE/Observation/\\$validate"' 'Validation successful'; }
metadata_is_there() { promises 'fhir $BASE/metadata' '"resourceType":"CapabilityStatement"'; }
objects_are_listed_over_s3() { promises 's3 ls s3://my-bucket/in/' ' Patient\.ndjson$' ' more\.ndjson$'; }
exports_are_synced_over_s3() { promises 's3 sync' 'download: .*/Patient/Patient-0\.ndjson'; }

check 'the tours end without a failure' ends_well
check 'CLI: the store is ACTIVE at the first describe' a_store_is_active
check 'CLI: the import is COMPLETED at the first describe' an_import_is_done
check 'CLI: the export is COMPLETED at the first describe' an_export_is_done
check 'CLI: the manifest, the logs and the exported objects are there' objects_are_there
check 'CLI: the store is deleted' a_store_is_deleted
check 'FHIR: what was put is read, with its version' a_resource_has_a_version
check 'FHIR: a patch makes the second version' a_patch_is_applied
check 'FHIR: the history has both versions' a_history_has_both
check 'FHIR: a transaction is answered' a_transaction_links
check 'FHIR: a resource with a fault is refused, and the element named' a_fault_is_refused
check 'FHIR: $validate answers that a resource is valid' a_resource_is_validated
check 'FHIR: metadata is a CapabilityStatement' metadata_is_there
check 'S3: the objects of the tour are listed' objects_are_listed_over_s3
check 'S3: the files of the export are synced' exports_are_synced_over_s3
summary
