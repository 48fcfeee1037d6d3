package dev.tarn.http.s3.operation;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.BodySink;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.s3.request.Conditions;
import dev.tarn.http.s3.request.CopySource;
import dev.tarn.http.s3.request.MetadataHeaders;
import dev.tarn.http.s3.request.ObjectUris;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.http.s3.upload.UploadSink;
import dev.tarn.http.s3.xml.XmlWriter;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.bucket.ObjectContent;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.ObjectMetadata;
import dev.tarn.ports.bucket.ObjectUpload;
import dev.tarn.ports.bucket.WriteCondition;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** PutObject, CopyObject and DeleteObject. */
public record ObjectWrites(BucketStore store) {

    BodySink put(S3Request request) {
        S3Uri uri = ObjectUris.of(request.bucket(), request.key());
        ObjectMetadata metadata = MetadataHeaders.of(request);
        WriteCondition condition = Conditions.of(request).forWrite();
        return new UploadSink(
                request,
                () -> {
                    if (condition != WriteCondition.NONE) {
                        condition.check(store.find(uri)); // Checked again by the commit; here it saves the transfer.
                    }
                    return store.put(uri);
                },
                (upload, verified) ->
                        written(upload.commit(verified.md5(), metadata.checksum(verified.checksum()), condition)));
    }

    /** {@return the answer to an upload} */
    static Answer written(ObjectHead head) {
        Answer answer = new Answer(200, List.of(), AnswerBytes.NONE).with(HttpHeaders.ETAG, Texts.quoted(head.etag()));
        return ObjectReads.withChecksum(answer, head);
    }

    S3Answer copy(S3Request request) {
        S3Uri target = ObjectUris.of(request.bucket(), request.key());
        S3Uri source = CopySource.parse(request.header(CopySource.HEADER).orElse(""));
        boolean replace = replaces(request);
        if (source.equals(target) && !replace) {
            throw new S3Error(
                    S3ErrorCode.INVALID_REQUEST,
                    "This copy request is illegal because it is trying to copy an object to itself without changing the"
                            + " object's metadata, storage class, website redirect location or encryption attributes.");
        }
        ObjectMetadata given = MetadataHeaders.of(request);
        WriteCondition condition = Conditions.of(request).forWrite();
        ObjectHead copy;
        try (ObjectContent content = store.open(source);
                ObjectUpload upload = store.put(target)) {
            ObjectHead head = content.head();
            new Conditions(request, CopySource.HEADER + "-").requireForRead(head);
            String md5 = ContentCopy.copy(content, 0, head.size(), upload);
            ObjectMetadata kept = replace ? given : head.metadata();
            // That of a composite checksum is not of the bytes, and the copy has no parts.
            copy = upload.commit(
                    md5, kept.checksum(head.metadata().checksum().filter(sum -> !sum.composite())), condition);
        }
        return S3Answer.xml(copied("CopyObjectResult", copy));
    }

    private static boolean replaces(S3Request request) {
        Optional<String> directive = request.header("x-amz-metadata-directive");
        if (directive
                .filter(text -> !text.equals("COPY") && !text.equals("REPLACE"))
                .isPresent()) {
            throw new S3Error(
                    S3ErrorCode.INVALID_ARGUMENT,
                    "Unknown metadata directive '" + directive.get() + "': it must be COPY or REPLACE");
        }
        return directive.equals(Optional.of("REPLACE"));
    }

    /** {@return the result of a copy} */
    static XmlWriter copied(String root, ObjectHead copy) {
        XmlWriter xml = XmlWriter.of(root)
                .text("ETag", Texts.quoted(copy.etag()))
                .text("LastModified", Texts.time(copy.lastModified()));
        copy.metadata().checksum().ifPresent(sum -> xml.text(Texts.element(sum), sum.value()));
        return xml;
    }

    S3Answer delete(S3Request request) {
        S3Uri uri = ObjectUris.of(request.bucket(), request.key());
        store.delete(uri, Conditions.of(request).forWrite());
        return S3Answer.empty(204);
    }
}
