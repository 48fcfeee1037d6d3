package dev.tarn.http.signature;

import dev.tarn.http.signature.canonical.CanonicalQuery;
import dev.tarn.http.signature.canonical.CanonicalQuery.Parameter;
import dev.tarn.http.signature.canonical.PercentCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the signature in the query of a presigned URL ({@code decisions.md} D57). */
final class PresignedParser {

    private static final String PREFIX = "X-Amz-";
    private static final String ALGORITHM = PREFIX + "Algorithm";
    private static final List<String> REQUIRED =
            List.of(ALGORITHM, PREFIX + "Credential", PREFIX + "Signature", PREFIX + "SignedHeaders", PREFIX + "Date");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final long WEEK = 604_800;

    private PresignedParser() {}

    /** {@return whether a query is that of a presigned URL} Names are compared with case. */
    static boolean isPresigned(CanonicalQuery query) {
        for (Parameter parameter : query.parameters()) {
            if (parameter.name().equals(ALGORITHM)) {
                return true;
            }
        }
        return false;
    }

    static SignatureParts parse(CanonicalQuery query) {
        Map<String, String> parts = new HashMap<>();
        for (Parameter parameter : query.parameters()) {
            if (parameter.name().startsWith(PREFIX)
                    && parts.put(parameter.name(), PercentCodec.decode(parameter.value(), true)) != null) {
                throw AuthorizationParser.incomplete(
                        "The query-string parameter '" + parameter.name() + "' is there more than once.");
            }
        }
        StringBuilder missing = new StringBuilder();
        for (String name : REQUIRED) {
            if (parts.getOrDefault(name, "").isEmpty()) {
                missing.append("AWS query-string parameters must include '")
                        .append(name)
                        .append("'. ");
            }
        }
        if (missing.length() > 0) {
            throw AuthorizationParser.incomplete(missing + "Re-examine the query-string parameters.");
        }
        @Nullable String token = parts.get(PREFIX + "Security-Token");
        return new SignatureParts(
                parts.getOrDefault(ALGORITHM, ""),
                parts.getOrDefault(PREFIX + "Credential", ""),
                parts.getOrDefault(PREFIX + "Signature", ""),
                parts.getOrDefault(PREFIX + "SignedHeaders", ""),
                SigningDate.parse(parts.getOrDefault(PREFIX + "Date", "")),
                true,
                expires(parts.get(PREFIX + "Expires")),
                token == null ? List.of() : List.of(token));
    }

    private static OptionalLong expires(@Nullable String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        long seconds = NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
        if (seconds < 1 || seconds > WEEK) {
            throw AuthorizationParser.incomplete(
                    "X-Amz-Expires must be a number of seconds from 1 to 604800, not '" + text + "'.");
        }
        return OptionalLong.of(seconds);
    }
}
