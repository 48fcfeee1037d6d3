package dev.tarn.http.s3.request;

import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.ports.bucket.ObjectMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers of an object that are stored with it, and those that ask for what is not here. */
public final class MetadataHeaders {

    /** The headers that are stored, beside the user's own, and that a link can set in its answer. */
    public static final List<String> STORED = List.of(
            "content-type", "cache-control", "content-disposition", "content-encoding", "content-language", "expires");

    private static final List<String> UNSUPPORTED = List.of(
            "x-amz-tagging",
            "x-amz-website-redirect-location",
            "x-amz-object-lock-mode",
            "x-amz-object-lock-retain-until-date",
            "x-amz-object-lock-legal-hold",
            "x-amz-server-side-encryption-customer-algorithm",
            "x-amz-write-offset-bytes");

    /** S3's limit for the names and values of a user's metadata together. */
    private static final int MOST = 2048;

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9a-z]+");

    private MetadataHeaders() {}

    /**
     * {@return the metadata of a write}
     *
     * @throws S3Error {@code NotImplemented} for a header whose effect would be missed, {@code MetadataTooLarge}
     */
    public static ObjectMetadata of(S3Request request) {
        requireSupported(request);
        Map<String, String> stored = new TreeMap<>();
        for (String name : STORED) {
            request.header(name).ifPresent(value -> stored.put(name, value));
        }
        encoding(request)
                .ifPresentOrElse(
                        value -> stored.put("content-encoding", value), () -> stored.remove("content-encoding"));
        int size = 0;
        for (String name : userNames(request)) {
            String value = request.header(name).orElse("");
            size += name.length() - ObjectMetadata.USER.length() + value.length();
            stored.put(name, value);
        }
        if (size > MOST) {
            throw new S3Error(
                    S3ErrorCode.METADATA_TOO_LARGE,
                    "Your metadata headers exceed the maximum allowed metadata size: " + size + " of " + MOST
                            + " bytes");
        }
        return new ObjectMetadata(stored, Optional.empty());
    }

    /** Refuses headers whose effect would be missed. */
    private static void requireSupported(S3Request request) {
        for (String name : UNSUPPORTED) {
            if (request.header(name).isPresent()) {
                throw new S3Error(
                        S3ErrorCode.NOT_IMPLEMENTED, "The header " + name + " asks for what Tarn's S3 does not have");
            }
        }
    }

    private static List<String> userNames(S3Request request) {
        return Stream.concat(request.headers().names().stream(), request.query().names().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith(ObjectMetadata.USER))
                .distinct()
                .peek(MetadataHeaders::requireToken)
                .toList();
    }

    /** A name in the query can have any characters; one that is no token (RFC 9110 5.6.2) could not be sent as a header. */
    private static void requireToken(String name) {
        if (!TOKEN.matcher(name).matches()) {
            throw new S3Error(
                    S3ErrorCode.INVALID_ARGUMENT,
                    "The name of metadata must be one of a header: letters, digits and !#$%&'*+-.^_`|~");
        }
    }

    /** {@code aws-chunked} is the encoding of the transfer, not of the object. */
    private static Optional<String> encoding(S3Request request) {
        return request.header("content-encoding")
                .map(text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(token -> !token.isEmpty() && !token.equalsIgnoreCase("aws-chunked"))
                        .collect(Collectors.joining(",")))
                .filter(text -> !text.isEmpty());
    }
}
