package dev.tarn.http.s3.operation;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.http.connection.BodySink;
import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.s3.request.ByteRange;
import dev.tarn.http.s3.request.Conditions;
import dev.tarn.http.s3.request.CopySource;
import dev.tarn.http.s3.request.MetadataHeaders;
import dev.tarn.http.s3.request.ObjectUris;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.http.s3.upload.ChecksumAlgorithm;
import dev.tarn.http.s3.upload.UploadSink;
import dev.tarn.http.s3.xml.XmlWriter;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.bucket.ObjectContent;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.ObjectMetadata;
import dev.tarn.ports.bucket.ObjectUpload;
import dev.tarn.ports.bucket.WriteCondition;
import java.util.Optional;

/** CreateMultipartUpload, UploadPart, UploadPartCopy and AbortMultipartUpload. */
public record Multipart(BucketStore store) {

    /** The most parts of an upload, which is also the highest number. */
    static final int MOST_PARTS = 10_000;

    S3Answer create(S3Request request) {
        S3Uri uri = ObjectUris.of(request.bucket(), request.key());
        Optional<String> algorithm = request.header("x-amz-checksum-algorithm");
        String id = store.uploads().begin(uri, MetadataHeaders.of(request), algorithm, isComposite(request, algorithm));
        S3Answer answer = S3Answer.xml(XmlWriter.of("InitiateMultipartUploadResult")
                .text("Bucket", uri.bucket())
                .text("Key", uri.key())
                .text("UploadId", id));
        return algorithm
                .map(name -> answer.with("x-amz-checksum-algorithm", name))
                .orElse(answer);
    }

    /** Without a type, CRC64NVME is of the whole object, as S3 has it, and others are composite. */
    private static boolean isComposite(S3Request request, Optional<String> algorithm) {
        Optional<ChecksumAlgorithm> known = algorithm.flatMap(ChecksumAlgorithm::find);
        Optional<String> type = request.header("x-amz-checksum-type");
        boolean full = type.map("FULL_OBJECT"::equals).orElse(known.equals(Optional.of(ChecksumAlgorithm.CRC64NVME)));
        if (full && known.filter(name -> !name.isCrc()).isPresent()) {
            throw new S3Error(
                    S3ErrorCode.INVALID_REQUEST,
                    "The FULL_OBJECT checksum type cannot be used with the " + algorithm.orElse("") + " algorithm");
        }
        return !full;
    }

    BodySink part(S3Request request) {
        S3Uri uri = ObjectUris.of(request.bucket(), request.key());
        String id = uploadId(request);
        int number = partNumber(request);
        return new UploadSink(
                request,
                () -> store.uploads().part(uri, id, number),
                (upload, verified) -> ObjectWrites.written(upload.commit(
                        verified.md5(), ObjectMetadata.NONE.checksum(verified.checksum()), WriteCondition.NONE)));
    }

    S3Answer partCopy(S3Request request) {
        S3Uri uri = ObjectUris.of(request.bucket(), request.key());
        int number = partNumber(request);
        ObjectHead part;
        try (ObjectContent content = store.open(
                        CopySource.parse(request.header(CopySource.HEADER).orElse("")));
                ObjectUpload upload = store.uploads().part(uri, uploadId(request), number)) {
            ObjectHead source = content.head();
            new Conditions(request, CopySource.HEADER + "-").requireForRead(source);
            ByteRange range = range(request, source);
            String md5 = ContentCopy.copy(content, range.first(), range.length(), upload);
            part = upload.commit(md5, ObjectMetadata.NONE, WriteCondition.NONE);
        }
        return S3Answer.xml(ObjectWrites.copied("CopyPartResult", part));
    }

    private static ByteRange range(S3Request request, ObjectHead source) {
        Optional<String> header = request.header("x-amz-copy-source-range");
        if (header.isEmpty()) {
            return new ByteRange(0, source.size());
        }
        return ByteRange.parse(header.get(), source.size())
                .orElseThrow(() -> new S3Error(
                        S3ErrorCode.INVALID_ARGUMENT,
                        "The x-amz-copy-source-range value must be of the form bytes=first-last"));
    }

    S3Answer abort(S3Request request) {
        store.uploads().abort(ObjectUris.of(request.bucket(), request.key()), uploadId(request));
        return S3Answer.empty(204);
    }

    static String uploadId(S3Request request) {
        return request.parameter("uploadId").orElse("");
    }

    private static int partNumber(S3Request request) {
        if (!request.has("partNumber")) {
            throw new S3Error(S3ErrorCode.INVALID_ARGUMENT, "This operation needs the parameter partNumber");
        }
        return request.number("partNumber", 0, 1, MOST_PARTS);
    }
}
