# Objects over S3 on the server's own port, with "aws s3": what a job reads is put, and what it has written is got.

s3() { "$aws" --endpoint-url "$url" s3 "$@"; }

s3_bucket=s3-$name

bucket_made() {
    s3 mb "s3://$s3_bucket" >/dev/null
    s3 ls | grep -q " $s3_bucket\$" || { echo "the list of buckets has no $s3_bucket"; return 1; }
}

# Over 8 MB the CLI puts an object in parts, side by side, and gets it in ranges.
large_object() {
    head -c 20000003 /dev/urandom >"$scratch/large"
    s3 cp --only-show-errors "$scratch/large" "s3://$s3_bucket/large/one" &&
        s3 cp --only-show-errors "s3://$s3_bucket/large/one" "s3://$s3_bucket/large/two" &&
        s3 cp --only-show-errors "s3://$s3_bucket/large/two" "$scratch/back" &&
        cmp "$scratch/large" "$scratch/back"
}

# One endpoint for all: the input is copied, imported, exported, and the export is synced.
jobs_over_s3() {
    local to job status
    mkdir -p "$scratch/input"
    printf '%s\n' '{"resourceType":"Patient","id":"s3","name":[{"family":"Åström"}]}' >"$scratch/input/é +.ndjson"
    to="S3Configuration={S3Uri=s3://$s3_bucket/out/,KmsKeyId=$key}"
    s3 sync --only-show-errors "$scratch/input" "s3://$s3_bucket/in" || return 1
    job=$(healthlake start-fhir-import-job --datastore-id "$(kept store)" --data-access-role-arn "$role" --query JobId \
        --input-data-config "S3Uri=s3://$s3_bucket/in/" --job-output-data-config "$to") || return 1
    status=$(healthlake describe-fhir-import-job --datastore-id "$(kept store)" --job-id "$job" \
        --query ImportJobProperties.JobStatus)
    same COMPLETED "$status" || return 1
    job=$(healthlake start-fhir-export-job --datastore-id "$(kept store)" --data-access-role-arn "$role" --query JobId \
        --output-data-config "$to") || return 1
    status=$(healthlake describe-fhir-export-job --datastore-id "$(kept store)" --job-id "$job" \
        --query ExportJobProperties.JobStatus)
    same COMPLETED "$status" || return 1
    s3 sync --only-show-errors "s3://$s3_bucket/out" "$scratch/exported" || return 1
    grep -rq '"id":"s3"' "$scratch/exported" || { echo 'the export has no Patient/s3'; return 1; }
    answers '' s3 sync "s3://$s3_bucket/out" "$scratch/exported"
}

bucket_removed() {
    s3 rm --only-show-errors --recursive "s3://$s3_bucket" && s3 rb "s3://$s3_bucket" >/dev/null || return 1
    if s3 ls "s3://$s3_bucket" >/dev/null 2>&1; then
        echo "the bucket $s3_bucket is still there"
        return 1
    fi
}

objects_over_s3() {
    check "s3 mb makes a bucket, and s3 ls shows it" bucket_made
    check "s3 cp puts, copies and gets an object of 20 MB in parts" large_object
    check "s3 sync puts what an import reads and gets what an export has written, once" jobs_over_s3
    check "s3 rm and s3 rb leave no bucket" bucket_removed
}
