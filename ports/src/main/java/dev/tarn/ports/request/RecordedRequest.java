package dev.tarn.ports.request;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.operation.AwsOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request that was answered, or whose connection was closed before. It has no headers, and so no signature; the values of
 * parameters that are credentials are replaced. Immutable.
 *
 * @param sequence its number
 * @param time when its head arrived, by the clock of the machine
 * @param method such as {@code POST}
 * @param path percent-encoded as it was sent; cut off after 2,048 characters, as is the query
 * @param query without the question mark; empty for none
 * @param operation of HealthLake (FHIR interactions by their IAM actions) or of S3; empty if the request names none
 * @param caller empty if the request does not say, or was rejected before
 * @param status of the answer; empty if the connection was closed before
 * @param duration from the head of the request to the head of the answer, or to the close
 * @param requestId the {@code x-amzn-RequestId} of the answer
 * @param requestBody empty unless bodies are recorded
 * @param responseBody empty unless bodies are recorded
 */
public record RecordedRequest(
        long sequence,
        Instant time,
        String method,
        String path,
        Optional<String> query,
        Optional<AwsOperation> operation,
        Optional<Caller> caller,
        OptionalInt status,
        Duration duration,
        String requestId,
        Optional<RecordedBody> requestBody,
        Optional<RecordedBody> responseBody) {

    /** An upper estimate of the size of the objects that belong to one entry, without its texts. */
    private static final int OBJECTS = 400;

    /** {@return whether it was made in this account} */
    public boolean isOf(String account) {
        return caller.map(known -> known.scope().account().value().equals(account))
                .orElse(false);
    }

    /** {@return the size in memory, in bytes; an upper estimate} */
    long size() {
        return OBJECTS
                + 2L * (path.length() + query.map(String::length).orElse(0))
                + requestBody.map(RecordedBody::size).orElse(0L)
                + responseBody.map(RecordedBody::size).orElse(0L);
    }

    /** {@return one line: {@code 17 POST / StartFHIRImportJob 200 3.2 ms}} */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        line.append(sequence).append(' ').append(method).append(' ').append(path);
        query.ifPresent(text -> line.append('?').append(text));
        operation.ifPresent(known -> line.append(' ').append(known.wireName()));
        line.append(' ').append(status.isPresent() ? Integer.toString(status.getAsInt()) : "closed without an answer");
        line.append(' ').append(duration.toNanos() / 1_000_000.0).append(" ms ").append(requestId);
        return line.toString();
    }
}
