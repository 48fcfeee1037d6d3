package dev.tarn.http.s3.request;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.signature.ChunkSignatures;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request.
 *
 * @param bucket empty for the service
 * @param key empty for the bucket or the service
 * @param chunks the signatures of the chunks of the body; empty where they are not verified
 */
public record S3Request(
        String method, String bucket, String key, MultiMap query, MultiMap headers, Optional<ChunkSignatures> chunks) {

    /**
     * {@return the request}
     *
     * @param virtualBucket the bucket that the host names ({@code bucket.localhost}); empty for path style
     * @throws S3Error for a path that cannot be decoded
     */
    public static S3Request of(HttpServerRequest request, String virtualBucket) {
        String path = PercentEncoding.decode(String.valueOf(request.path()));
        String below = path.startsWith("/") ? path.substring(1) : path;
        String bucket = virtualBucket;
        String key = below;
        if (virtualBucket.isEmpty()) {
            int slash = below.indexOf('/');
            bucket = slash < 0 ? below : below.substring(0, slash);
            key = slash < 0 ? "" : below.substring(slash + 1);
        }
        return new S3Request(
                request.method().name(), bucket, key, parameters(request), request.headers(), Optional.empty());
    }

    /** {@return this with a body whose chunks are signed} */
    public S3Request signed(Optional<ChunkSignatures> signatures) {
        return new S3Request(method, bucket, key, query, headers, signatures);
    }

    private static MultiMap parameters(HttpServerRequest request) {
        try {
            return request.params();
        } catch (IllegalArgumentException e) {
            throw new S3Error(S3ErrorCode.INVALID_URI, "The query of the URL cannot be decoded");
        }
    }

    /**
     * {@return a parameter of the query that becomes a header of an answer}
     *
     * @throws S3Error for control characters, which a header cannot have: an answer with one could not be sent
     */
    public Optional<String> headerOfAnswer(String name) {
        Optional<String> value = parameter(name);
        value.ifPresent(text -> requireNoControls(name, text));
        return value;
    }

    private static void requireNoControls(String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new S3Error(
                    S3ErrorCode.INVALID_ARGUMENT,
                    "The parameter " + name
                            + " becomes a header, which has no control characters; send it without them");
        }
    }

    /** {@return the object; empty for a request about a bucket, and for a name that no object can have} */
    public Optional<S3Uri> object() {
        try {
            return key.isEmpty() ? Optional.empty() : Optional.of(new S3Uri("s3://" + bucket + "/" + key));
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    /** {@return whether the query has a parameter} */
    public boolean has(String parameter) {
        return query.contains(parameter);
    }

    /** {@return a parameter of the query; empty also for an empty one} */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * {@return a number of the query}
     *
     * @throws S3Error if it is none, or is not within these limits
     */
    public int number(String name, int usual, int least, int most) {
        Optional<String> text = parameter(name);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw new S3Error(
                S3ErrorCode.INVALID_ARGUMENT,
                "The parameter " + name + " must be a number from " + least + " to " + most + ", not '" + text.get()
                        + "'");
    }

    /**
     * {@return a header; presigned URLs can have those that begin with {@code x-amz-} in the query}
     *
     * @throws S3Error as {@link #headerOfAnswer}
     */
    public Optional<String> header(String name) {
        @Nullable String value = headers.get(name);
        if (value == null && isSignedInQuery(name)) {
            value = query.get(name);
            if (value != null) {
                requireNoControls(name, value);
            }
        }
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A checksum in the query is that of the empty body that a presigner has seen, so it is not read. */
    private static boolean isSignedInQuery(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("x-amz-") && !lower.startsWith("x-amz-checksum-") && !lower.startsWith("x-amz-sdk-");
    }

    /** {@return the region of the credential scope; empty without one} */
    public Optional<String> region() {
        return credential().map(parts -> parts[2]);
    }

    /**
     * {@return the account and region of the caller: the access key is the account where it is twelve digits}
     *
     * @param fallback for what the credentials do not name
     */
    public Scope scope(Scope fallback) {
        Optional<AccountId> account =
                credential().filter(parts -> parts[0].matches("[0-9]{12}")).map(parts -> new AccountId(parts[0]));
        return new Scope(
                account.orElse(fallback.account()),
                region().flatMap(S3Request::known).orElse(fallback.region()));
    }

    private static Optional<Region> known(String text) {
        try {
            return Optional.of(new Region(text));
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    /** {@return access key, date, region and the rest} */
    private Optional<String[]> credential() {
        Optional<String> scope = Optional.ofNullable(headers.get("Authorization"))
                .filter(text -> text.contains("Credential="))
                .map(text -> text.substring(text.indexOf("Credential=") + "Credential=".length()))
                .or(() -> parameter("X-Amz-Credential"));
        return scope.map(text -> text.split("/", 4))
                .filter(parts -> parts.length == 4 && parts[2].matches("[a-z0-9-]{1,64}"));
    }
}
