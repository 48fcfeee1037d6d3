package dev.tarn.http.s3.operation;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.BodySource;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.http.s3.xml.XmlWriter;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * An answer, whole or with a body that is streamed.
 *
 * @param head the answer; without a body if there is a source
 * @param length of the streamed body in bytes
 */
public record S3Answer(Answer head, Optional<BodySource> source, long length) {

    /** {@return an answer without a body} */
    public static S3Answer empty(int status) {
        return of(new Answer(status, List.of(), AnswerBytes.NONE));
    }

    /** {@return an answer whose body is a document} */
    public static S3Answer xml(XmlWriter document) {
        return of(new Answer(200, List.of(), AnswerBytes.of(document.bytes()))
                .with(HttpHeaders.CONTENT_TYPE, XmlWriter.CONTENT_TYPE));
    }

    /** {@return an answer that is whole} */
    public static S3Answer of(Answer answer) {
        return new S3Answer(answer, Optional.empty(), 0);
    }

    /** {@return this with one header more} */
    public S3Answer with(CharSequence name, CharSequence value) {
        return new S3Answer(head.with(name, value), source, length);
    }
}
