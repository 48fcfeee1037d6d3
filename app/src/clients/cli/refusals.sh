# Every error that the AWS CLI can provoke. The models folder teaches it two requests that its own model does not allow.

invalid() {
    local said
    said=$(refused ValidationException healthlake create-fhir-datastore --datastore-type-version R4 \
        --datastore-name "$(printf 'n%.0s' {1..257})" --tags "Key=k,Value=$(printf 'v%.0s' {1..257})")
    [[ $said == *"2 validation errors detected: "*datastoreName* ]]
}

foreign_token() { refused ValidationException healthlake list-fhir-datastores --next-token from-elsewhere; }

absent() {
    refused ResourceNotFoundException healthlake describe-fhir-datastore --datastore-id "$nowhere"
    refused ResourceNotFoundException start_import "$nowhere" people
    refused ResourceNotFoundException healthlake describe-fhir-import-job --datastore-id "$(kept store)" \
        --job-id "$nowhere"
}

unsigned() { refused MissingAuthenticationTokenException healthlake list-fhir-datastores --no-sign-request; }

changed_secret() {
    export AWS_SECRET_ACCESS_KEY=${AWS_SECRET_ACCESS_KEY}x
    refused InvalidSignatureException healthlake list-fhir-datastores
    refused SignatureDoesNotMatch s3 ls
}

probe() { "$aws" --endpoint-url "$url" tarnprobe "$@"; }

unknown() { refused UnknownOperationException probe no-such-operation; }

mistyped() { refused SerializationException probe describe-fhir-datastore --datastore-id a list; }

# By a file: no argument may be as long as this.
too_large() {
    printf '{"DatastoreTypeVersion": "R4", "DatastoreName": "%s"}' "$(head -c 2000000 /dev/zero | tr '\0' n)" \
        >"$scratch/large.json"
    refused RequestEntityTooLargeException healthlake create-fhir-datastore \
        --cli-input-json "file://$scratch/large.json"
}

refusals() {
    check "ValidationException tells of every violation at once" invalid
    check "ValidationException for a page token from elsewhere" foreign_token
    check "ResourceNotFoundException for a store and for a job that are not there" absent
    check "MissingAuthenticationTokenException for a request without a signature" unsigned
    if [[ -n ${TARN_KEY:-} ]]; then
        check "InvalidSignatureException, and S3's SignatureDoesNotMatch, for a changed secret" changed_secret
    fi
    check "UnknownOperationException for an operation that is not there" unknown
    check "SerializationException for a value of another type" mistyped
    check "RequestEntityTooLargeException for a request of more than 1 MiB" too_large
}

crowded() {
    local job store
    store=$(healthlake create-fhir-datastore --datastore-type-version R4 --query DatastoreId)
    keep slow "$store"
    # Four at a time: it is the start of a CLI that takes the time.
    for job in {1..26}; do
        start_import "$store" people >/dev/null &
        if ((job % 4 == 0)); then wait; fi
    done
    wait
    answers 26 healthlake list-fhir-import-jobs --datastore-id "$store" --job-status SUBMITTED \
        --query 'length(ImportJobPropertiesList)'
    refused ThrottlingException start_import "$store" people
}

going() {
    answers DELETING healthlake delete-fhir-datastore --datastore-id "$(kept slow)" --query DatastoreStatus
    refused ConflictException healthlake delete-fhir-datastore --datastore-id "$(kept slow)"
}

# The errors that only a server shows on which no deletion ends and no job starts.
slow_refusals() {
    check "ThrottlingException for one job more than one at work and 25 that wait" crowded
    check "ConflictException for the deletion of a store that is being deleted" going
}
