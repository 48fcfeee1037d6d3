package dev.tarn.domain.iam;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job accesses by its {@code DataAccessRoleArn} ({@code authorization.md} 2.5). Immutable.
 *
 * @param datastore whose job it is
 * @param input what an import reads; empty for an export
 * @param output where the job writes
 */
public record DataAccess(DatastoreArn datastore, RoleArn role, Optional<S3Uri> input, OutputDataConfig output) {

    /** {@return what the role must be allowed to do} A folder is checked as a whole: {@code arn:aws:s3:::bucket/folder/*}. */
    List<AccessRequest> needed(Scope scope) {
        AccessContext context = key -> switch (key.kind()) {
            case REQUESTED_REGION -> List.of(scope.region().value());
            case SECURE_TRANSPORT -> List.of("true");
            case RESOURCE_TAG, REQUEST_TAG, TAG_KEYS, PASSED_TO_SERVICE, SOURCE_ACCOUNT, SOURCE_ARN -> List.of();
        };
        List<AccessRequest> needed = new ArrayList<>();
        input.ifPresent(uri -> {
            needed.add(new AccessRequest("s3:ListBucket", bucket(uri), context));
            needed.add(new AccessRequest("s3:GetObject", objects(uri), context));
        });
        needed.add(new AccessRequest("s3:ListBucket", bucket(output.s3Uri()), context));
        needed.add(new AccessRequest("s3:PutObject", objects(output.s3Uri().asFolder()), context));
        needed.add(new AccessRequest("kms:DescribeKey", key(scope), context));
        needed.add(new AccessRequest("kms:GenerateDataKey", key(scope), context));
        return needed;
    }

    private String bucket(S3Uri uri) {
        return "arn:" + datastore.partition() + ":s3:::" + uri.bucket();
    }

    /** Only a key with a file extension is one object. */
    private String objects(S3Uri uri) {
        boolean isObject = uri.key().indexOf('.', uri.key().lastIndexOf('/') + 1) >= 0;
        return isObject
                ? bucket(uri) + "/" + uri.key()
                : bucket(uri) + "/" + uri.asFolder().key() + "*";
    }

    private String key(Scope scope) {
        String key = output.kmsKeyId().value();
        if (key.startsWith("arn:")) {
            return key;
        }
        String path = key.startsWith("key/") || key.startsWith("alias/") ? key : "key/" + key;
        return "arn:" + datastore.partition() + ":kms:" + scope.region() + ":" + scope.account() + ":" + path;
    }
}
