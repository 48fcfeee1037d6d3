package dev.tarn.aws.s3;

import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.S3Uri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Uploads one object: in one request, or as a multipart upload. */
final class S3Upload {

    private final S3Client client;
    private final S3Uri uri;
    private final Optional<EncryptionKeyId> key;
    private final List<CompletedPart> parts = new ArrayList<>();
    private Optional<String> uploadId = Optional.empty();

    S3Upload(S3Client client, S3Uri uri, Optional<EncryptionKeyId> key) {
        this.client = client;
        this.uri = uri;
        this.key = key;
    }

    S3Uri uri() {
        return uri;
    }

    /** {@return the number of parts sent} */
    int parts() {
        return parts.size();
    }

    /** Sends a part; the first one begins the upload. */
    void send(byte[] part) {
        String upload = uploadId.orElseGet(this::begin);
        int number = parts.size() + 1;
        String tag = client.uploadPart(
                        request -> request.bucket(uri.bucket())
                                .key(uri.key())
                                .uploadId(upload)
                                .partNumber(number),
                        body(part))
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }

    /** Completes the multipart upload. */
    void complete() {
        client.completeMultipartUpload(request -> request.bucket(uri.bucket())
                .key(uri.key())
                .uploadId(uploadId.orElseThrow())
                .multipartUpload(upload -> upload.parts(parts)));
        uploadId = Optional.empty();
    }

    /** Puts the object in one request. */
    void put(byte[] whole) {
        PutObjectRequest.Builder request =
                PutObjectRequest.builder().bucket(uri.bucket()).key(uri.key());
        key.ifPresent(
                id -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(id.value()));
        client.putObject(request.build(), body(whole));
    }

    /** Aborts the multipart upload, if it was begun. */
    void abort() {
        uploadId.ifPresent(upload -> client.abortMultipartUpload(
                request -> request.bucket(uri.bucket()).key(uri.key()).uploadId(upload)));
        uploadId = Optional.empty();
    }

    /** Returns the backing array without copying; it is immutable from here on. */
    private static RequestBody body(byte[] bytes) {
        return RequestBody.fromContentProvider(
                ContentStreamProvider.fromByteArrayUnsafe(bytes), bytes.length, "application/octet-stream");
    }

    private String begin() {
        CreateMultipartUploadRequest.Builder request =
                CreateMultipartUploadRequest.builder().bucket(uri.bucket()).key(uri.key());
        key.ifPresent(
                id -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(id.value()));
        String upload = client.createMultipartUpload(request.build()).uploadId();
        uploadId = Optional.of(upload);
        return upload;
    }
}
