package dev.tarn.domain.operation;

import java.util.Arrays;
import java.util.Optional;

/** The operations of S3 that Tarn serves ({@code s3.md}). */
public enum S3Operation implements AwsOperation {
    LIST_BUCKETS("ListBuckets"),
    CREATE_BUCKET("CreateBucket"),
    HEAD_BUCKET("HeadBucket"),
    DELETE_BUCKET("DeleteBucket"),
    GET_BUCKET_LOCATION("GetBucketLocation"),
    LIST_OBJECTS("ListObjects"),
    LIST_OBJECTS_V2("ListObjectsV2"),
    LIST_MULTIPART_UPLOADS("ListMultipartUploads"),
    DELETE_OBJECTS("DeleteObjects"),
    GET_OBJECT("GetObject"),
    GET_OBJECT_TAGGING("GetObjectTagging"),
    HEAD_OBJECT("HeadObject"),
    PUT_OBJECT("PutObject"),
    COPY_OBJECT("CopyObject"),
    DELETE_OBJECT("DeleteObject"),
    CREATE_MULTIPART_UPLOAD("CreateMultipartUpload"),
    UPLOAD_PART("UploadPart"),
    UPLOAD_PART_COPY("UploadPartCopy"),
    LIST_PARTS("ListParts"),
    COMPLETE_MULTIPART_UPLOAD("CompleteMultipartUpload"),
    ABORT_MULTIPART_UPLOAD("AbortMultipartUpload");

    private final String wireName;

    S3Operation(String wireName) {
        this.wireName = wireName;
    }

    /** {@return the operation of this name; empty for any other text} */
    public static Optional<S3Operation> find(String wireName) {
        return Arrays.stream(values())
                .filter(operation -> operation.wireName.equals(wireName))
                .findFirst();
    }

    @Override
    public Service service() {
        return Service.S3;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /** {@return whether the body of its requests is the content of an object} */
    public boolean isUpload() {
        return this == PUT_OBJECT || this == UPLOAD_PART;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
