package dev.tarn.http.signature;

import dev.tarn.http.signature.SignatureRefusal.Reason;
import dev.tarn.http.signature.canonical.CanonicalHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads the signature in the header {@code Authorization}. */
final class AuthorizationParser {

    private static final List<String> PARTS = List.of("Credential", "Signature", "SignedHeaders");

    private AuthorizationParser() {}

    static SignatureParts parse(RequestHead request, String authorization) {
        int space = authorization.indexOf(' ');
        String algorithm = space < 0 ? authorization : authorization.substring(0, space);
        Map<String, String> parts = space < 0 ? Map.of() : parts(authorization, space + 1);
        List<String> dates = request.headers().all("x-amz-date");
        List<String> httpDates = dates.isEmpty() ? request.headers().all("date") : List.of();
        StringBuilder missing = new StringBuilder();
        for (String name : PARTS) {
            if (parts.getOrDefault(name, "").isEmpty()) {
                missing.append("Authorization header requires '").append(name).append("' parameter. ");
            }
        }
        if (dates.isEmpty() && httpDates.isEmpty()) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (missing.length() > 0) {
            throw incomplete(missing + "Authorization=" + authorization);
        }
        return new SignatureParts(
                algorithm,
                parts.getOrDefault("Credential", ""),
                parts.getOrDefault("Signature", ""),
                parts.getOrDefault("SignedHeaders", ""),
                dates.isEmpty()
                        ? SigningDate.ofHttpDate(only(httpDates, "Date"))
                        : SigningDate.parse(only(dates, "X-Amz-Date")),
                false,
                OptionalLong.empty(),
                request.headers().all("x-amz-security-token"));
    }

    private static Map<String, String> parts(String authorization, int from) {
        Map<String, String> parts = new HashMap<>();
        int at = from;
        while (at < authorization.length()) {
            int end = at;
            while (end < authorization.length() && !isSeparator(authorization.charAt(end))) {
                end++;
            }
            if (end > at) {
                add(parts, authorization.substring(at, end), authorization);
            }
            at = end + 1;
        }
        return parts;
    }

    private static void add(Map<String, String> parts, String part, String authorization) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            throw incomplete("'" + part + "' not a valid key=value pair (missing equal-sign) in Authorization header: '"
                    + authorization + "'.");
        }
        String name = part.substring(0, equals);
        if (parts.put(name, part.substring(equals + 1)) != null) {
            throw incomplete("Authorization header has '" + name + "' more than once.");
        }
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == ' ';
    }

    private static String only(List<String> values, String name) {
        if (values.size() > 1) {
            throw incomplete("There is more than one " + name + " header.");
        }
        return CanonicalHeaders.value(values.get(0));
    }

    static SignatureRefusal incomplete(String message) {
        return new SignatureRefusal(Reason.INCOMPLETE, message);
    }
}
