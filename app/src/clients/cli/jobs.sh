# Imports and exports that really read and write. The counts are those of the manifest: the CLI of 2022 knows no
# JobProgressReport.

# imported NAME STATUS: imports what is under a name, and prints the folder of the job.
imported() {
    local job status uri message answer
    job=$(start_import "$(kept store)" "$1" --query JobId)
    if [[ -n $has_waiters && $2 != FAILED ]]; then
        wait_for fhir-import-job-completed --datastore-id "$(kept store)" --job-id "$job"
    fi
    answer=$(healthlake describe-fhir-import-job --datastore-id "$(kept store)" --job-id "$job" \
        --query 'ImportJobProperties.[JobStatus,JobOutputDataConfig.S3Configuration.S3Uri,EndTime,Message]')
    read -r status uri _ message <<<"$answer"
    same "$2" "$status"
    same "s3://$name/out/$(kept store)-FHIR_IMPORT-$job/" "$uri"
    if [[ $2 == FAILED && $message == None ]]; then
        echo "no message: $answer"
        return 1
    fi
    keep folder "$bucket/${uri#"s3://$name/"}"
}

# counted MEMBER: what the manifest of the last import says.
counted() { grep -oE "\"$1\" *: *[0-9]+" "$(kept folder)Manifest.json" | grep -oE '[0-9]+$'; }

people() {
    imported people COMPLETED
    answers 3 counted numberOfResourcesScanned
    answers 3 counted numberOfResourcesImportedSuccessfully
    answers 0 counted numberOfResourcesWithCustomerError
    answers 3 count_lines "$(kept folder)SUCCESS/people.ndjson"
    [[ ! -e $(kept folder)FAILURE ]]
}

mixed() {
    imported mixed COMPLETED_WITH_ERRORS
    answers 3 counted numberOfResourcesScanned
    answers 2 counted numberOfResourcesImportedSuccessfully
    answers 1 counted numberOfResourcesWithCustomerError
    answers 1 count_lines "$(kept folder)FAILURE/mixed.ndjson"
    grep -q '"lineId":2,.*OperationOutcome' "$(kept folder)FAILURE/mixed.ndjson"
}

nothing() { imported nothing FAILED; }

import_names() {
    healthlake list-fhir-import-jobs --datastore-id "$(kept store)" \
        --query 'join(`,`, ImportJobPropertiesList[].JobName)' "$@"
}

imports_listed() {
    local answer first token
    answer=$(import_names --max-results 2 --query '[join(`,`, ImportJobPropertiesList[].JobName), NextToken]')
    read -r first token <<<"$answer"
    same people,mixed "$first"
    answers nothing import_names --max-results 2 --next-token "$token"
    answers nothing import_names --job-status FAILED --submitted-after 2020-01-01T00:00:00Z
    answers "" import_names --submitted-before 2020-01-01T00:00:00Z
}

ids() { sed -E 's/.*"id": ?"([^"]*)".*/\1/' "$@" | sort | tr '\n' ' '; }

exported() {
    local job answer status uri
    job=$(healthlake start-fhir-export-job --datastore-id "$(kept store)" --job-name all --query JobId \
        --data-access-role-arn "$role" --output-data-config "$output")
    if [[ -n $has_waiters ]]; then
        wait_for fhir-export-job-completed --datastore-id "$(kept store)" --job-id "$job"
    fi
    answer=$(healthlake describe-fhir-export-job --datastore-id "$(kept store)" --job-id "$job" \
        --query 'ExportJobProperties.[JobStatus,OutputDataConfig.S3Configuration.S3Uri]')
    read -r status uri <<<"$answer"
    same COMPLETED "$status"
    same "s3://$name/out/$(kept store)-FHIR_EXPORT-$job/" "$uri"
    uri=$bucket/${uri#"s3://$name/"}
    answers 2 count_lines "$uri"Patient/*.ndjson
    answers 1 count_lines "$uri"Observation/*.ndjson
    answers 'o1 p1 p2 ' ids "$uri"*/*.ndjson
}

exports_listed() {
    answers all healthlake list-fhir-export-jobs --datastore-id "$(kept store)" --job-name all \
        --job-status COMPLETED --query 'ExportJobPropertiesList[].JobName'
}

jobs() {
    local patient='{"resourceType":"Patient","id":"p1","name":[{"family":"Åström"}]}'
    local other='{"resourceType":"Patient","id":"p2","birthDate":"1970-01-01"}'
    local observation='{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"pulse"}}'
    printf '%s\n' "$patient" "$other" "$observation" | put people/people.ndjson
    printf '%s\n' "$patient" '{"resourceType":"Patient",' "$observation" | put mixed/mixed.ndjson
    check "an import is COMPLETED at the first poll, with its counts" people
    check "an import with a bad line is COMPLETED_WITH_ERRORS and names the line" mixed
    check "an import of nothing is FAILED and says why" nothing
    check "import jobs are listed in pages, and by name, status and time" imports_listed
    check "an export is COMPLETED at the first poll and wrote each resource once" exported
    check "export jobs are listed by name and status" exports_listed
}
