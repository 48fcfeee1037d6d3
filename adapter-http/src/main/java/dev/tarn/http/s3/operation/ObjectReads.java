package dev.tarn.http.s3.operation;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.ImfFixdate;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.s3.request.ByteRange;
import dev.tarn.http.s3.request.Conditions;
import dev.tarn.http.s3.request.MetadataHeaders;
import dev.tarn.http.s3.request.ObjectUris;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.http.s3.upload.ChecksumAlgorithm;
import dev.tarn.http.s3.xml.XmlWriter;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.bucket.ObjectContent;
import dev.tarn.ports.bucket.ObjectHead;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** GetObject, HeadObject and GetObjectTagging. */
public record ObjectReads(BucketStore store) {

    /** A body of so many bytes is read at once. */
    private static final int SHORT = 64 * 1024;

    private static final String DEFAULT_TYPE = "binary/octet-stream";

    S3Answer get(S3Request request) {
        S3Uri uri = ObjectUris.of(request.bucket(), request.key());
        ObjectContent content = open(uri);
        boolean streamed = false;
        try {
            ObjectHead head = content.head();
            Conditions.of(request).requireForRead(head);
            Optional<ByteRange> range = range(request, head);
            ByteRange sent = range.orElse(new ByteRange(0, head.size()));
            Answer answer = answer(request, head, range);
            ObjectSource source = new ObjectSource(content, sent);
            if (sent.length() <= SHORT) {
                byte[] bytes = source.readAll((int) sent.length());
                return S3Answer.of(new Answer(answer.status(), answer.headers(), AnswerBytes.of(bytes)));
            }
            streamed = true;
            return new S3Answer(answer, Optional.of(source), sent.length());
        } finally {
            if (!streamed) {
                content.close();
            }
        }
    }

    S3Answer head(S3Request request) {
        S3Uri uri = ObjectUris.of(request.bucket(), request.key());
        ObjectHead head = store.find(uri).orElseThrow(() -> noSuchKey(uri));
        Conditions.of(request).requireForRead(head);
        Optional<ByteRange> range = range(request, head);
        long length = range.map(ByteRange::length).orElse(head.size());
        return S3Answer.of(answer(request, head, range).with(HttpHeaders.CONTENT_LENGTH, Long.toString(length)));
    }

    /** {@return no tags: the AWS CLI asks for those of the source before it copies in parts} */
    S3Answer tags(S3Request request) {
        S3Uri uri = ObjectUris.of(request.bucket(), request.key());
        if (store.find(uri).isEmpty()) {
            throw noSuchKey(uri);
        }
        return S3Answer.xml(XmlWriter.of("Tagging").open("TagSet"));
    }

    private ObjectContent open(S3Uri uri) {
        if (uri.key().endsWith("/")) {
            store.find(uri);
            throw noSuchKey(uri);
        }
        return store.open(uri);
    }

    static S3Error noSuchKey(S3Uri uri) {
        return new S3Error(S3ErrorCode.NO_SUCH_KEY, "The specified key does not exist: " + uri);
    }

    /** A part number names the one part that an object has here. */
    private static Optional<ByteRange> range(S3Request request, ObjectHead head) {
        if (request.has("partNumber")) {
            if (request.number("partNumber", 1, 1, Multipart.MOST_PARTS) > 1) {
                throw new S3Error(
                        S3ErrorCode.INVALID_PART_NUMBER,
                        "The requested partnumber is not satisfiable: a complete object has one part here");
            }
            return head.size() == 0 ? Optional.empty() : Optional.of(new ByteRange(0, head.size()));
        }
        Optional<String> validator = request.header("if-range");
        if (validator.filter(tag -> !Conditions.matches(tag, head)).isPresent()) {
            return Optional.empty();
        }
        return request.header("range").flatMap(header -> ByteRange.parse(header, head.size()));
    }

    private static Answer answer(S3Request request, ObjectHead head, Optional<ByteRange> range) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("content-type", DEFAULT_TYPE);
        headers.putAll(head.metadata().headers());
        for (String name : MetadataHeaders.STORED) {
            request.headerOfAnswer("response-" + name).ifPresent(value -> headers.put(name, value));
        }
        Answer answer = new Answer(range.isPresent() ? 206 : 200, List.of(), AnswerBytes.NONE)
                .with(HttpHeaders.ETAG, Texts.quoted(head.etag()))
                .with(HttpHeaders.LAST_MODIFIED, ImfFixdate.of(head.lastModified()))
                .with(HttpHeaders.ACCEPT_RANGES, "bytes");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        if (range.isPresent()) {
            return answer.with(
                    HttpHeaders.createOptimized("Content-Range"), range.get().contentRange(head.size()));
        }
        return request.header("x-amz-checksum-mode")
                        .filter("ENABLED"::equalsIgnoreCase)
                        .isPresent()
                ? withChecksum(answer, head)
                : answer;
    }

    /** {@return the answer with the checksum of the object, if it has one} */
    static Answer withChecksum(Answer answer, ObjectHead head) {
        return head.metadata()
                .checksum()
                .flatMap(checksum -> ChecksumAlgorithm.find(checksum.algorithm())
                        .map(algorithm -> answer.with(algorithm.header(), checksum.value())
                                .with("x-amz-checksum-type", Texts.type(checksum))))
                .orElse(answer);
    }
}
