package dev.tarn.http.s3.upload;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.BodySink;

/**
 * Discards the body of an upload that fails by an injected fault.
 *
 * @param answer of the upload
 */
public record DiscardedUpload(Answer answer) implements BodySink {

    @Override
    public void open() {}

    @Override
    public void write(byte[] bytes) {}

    @Override
    public Answer end() {
        return answer;
    }

    @Override
    public void abort() {}
}
