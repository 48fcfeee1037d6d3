# The AWS CLI for a server at $url, and what that server reads and writes as S3.

# The environment of whoever runs this must not decide what is asked: no file, no profile, no pager, no second attempt.
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_PAGER='' AWS_MAX_ATTEMPTS=1
# TARN_KEY=ID:SECRET is a key of a server with --auth; any other server takes any key.
tarn_key=${TARN_KEY:-test:test}
export AWS_ACCESS_KEY_ID=${tarn_key%%:*} AWS_SECRET_ACCESS_KEY=${tarn_key#*:} AWS_DEFAULT_REGION=us-east-1
unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN AWS_REGION
export AWS_DATA_PATH=$here/models

aws=${AWS_CLI:-aws}
name=cli-$(od -An -N4 -tx1 /dev/urandom | tr -d ' \n')
role=arn:aws:iam::123456789012:role/HealthLakeDataAccess
key=arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab
nowhere=0123456789abcdef0123456789abcdef
output="S3Configuration={S3Uri=s3://$name/out/,KmsKeyId=$key}"
bucket=$objects/$name

healthlake() { "$aws" --endpoint-url "$url" --output text healthlake "$@"; }

# Waits for nothing longer than for a first poll: where that does not do, the second one is a minute away.
wait_for() { timeout 30 "$aws" --endpoint-url "$url" healthlake wait "$@"; }

start_import() {
    healthlake start-fhir-import-job --datastore-id "$1" --job-name "$2" --data-access-role-arn "$role" \
        --input-data-config "S3Uri=s3://$name/$2/" --job-output-data-config "$output" "${@:3}"
}

put() {
    mkdir -p "$(dirname "$bucket/$1")"
    cat >"$bucket/$1"
}

count_lines() { cat "$@" | wc -l | tr -d ' '; }
