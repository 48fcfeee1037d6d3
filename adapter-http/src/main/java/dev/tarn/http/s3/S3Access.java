package dev.tarn.http.s3;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.iam.AccessRequest;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.operation.S3Operation;
import dev.tarn.http.access.AccessControl;
import dev.tarn.http.s3.request.CopySource;
import dev.tarn.http.s3.request.S3Request;

/**
 * The IAM actions of one S3 request, of S3's service authorization reference. A copy also reads its source; the objects of
 * DeleteObjects are in the body and are checked one by one.
 */
record S3Access(AccessControl access, Caller caller, boolean secure) {

    /**
     * Requires that the caller may execute the operation.
     *
     * @throws dev.tarn.domain.failure.AccessDenied with AWS's sentence
     */
    void require(S3Operation operation, S3Request request) {
        if (!access.verifies(caller) || operation == S3Operation.DELETE_OBJECTS) {
            return;
        }
        String bucket = arn(request.bucket());
        String object = bucket + "/" + request.key();
        switch (operation) {
            case LIST_BUCKETS -> check("s3:ListAllMyBuckets", AccessRequest.ANY);
            case CREATE_BUCKET -> check("s3:CreateBucket", bucket);
            case DELETE_BUCKET -> check("s3:DeleteBucket", bucket);
            case GET_BUCKET_LOCATION -> check("s3:GetBucketLocation", bucket);
            case HEAD_BUCKET, LIST_OBJECTS, LIST_OBJECTS_V2 -> check("s3:ListBucket", bucket);
            case LIST_MULTIPART_UPLOADS -> check("s3:ListBucketMultipartUploads", bucket);
            case GET_OBJECT, HEAD_OBJECT -> check("s3:GetObject", object);
            case GET_OBJECT_TAGGING -> check("s3:GetObjectTagging", object);
            case PUT_OBJECT, CREATE_MULTIPART_UPLOAD, UPLOAD_PART, COMPLETE_MULTIPART_UPLOAD ->
                check("s3:PutObject", object);
            case COPY_OBJECT, UPLOAD_PART_COPY -> {
                S3Uri source =
                        CopySource.parse(request.header(CopySource.HEADER).orElse(""));
                check("s3:GetObject", arn(source.bucket()) + "/" + source.key());
                check("s3:PutObject", object);
            }
            case DELETE_OBJECT -> check("s3:DeleteObject", object);
            case LIST_PARTS -> check("s3:ListMultipartUploadParts", object);
            case ABORT_MULTIPART_UPLOAD -> check("s3:AbortMultipartUpload", object);
            case DELETE_OBJECTS -> throw new IllegalStateException("The objects of DeleteObjects are in its body");
        }
    }

    /**
     * Requires that the caller may delete an object that the body of DeleteObjects names.
     *
     * @throws dev.tarn.domain.failure.AccessDenied with AWS's sentence
     */
    void requireDeletion(String bucket, String key) {
        check("s3:DeleteObject", arn(bucket) + "/" + key);
    }

    private void check(String action, String resource) {
        access.check(caller, action, resource, secure);
    }

    private String arn(String bucket) {
        return "arn:" + caller.scope().region().partition() + ":s3:::" + bucket;
    }
}
