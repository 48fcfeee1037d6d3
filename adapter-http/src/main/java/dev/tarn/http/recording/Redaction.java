package dev.tarn.http.recording;

import dev.tarn.http.error.Excerpt;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Removes credentials from the query of a request: presigned URLs have them, and so do some clients of OAuth. */
final class Redaction {

    /** How many characters of a path or a query are recorded. */
    static final int MOST = 2048;

    private static final String REMOVED = "REDACTED";

    /** In lower case. Not {@code code} and {@code page}, which are parameters of FHIR searches. */
    private static final Set<String> CREDENTIALS = Set.of(
            "x-amz-signature",
            "x-amz-credential",
            "x-amz-security-token",
            "signature",
            "awsaccesskeyid",
            "access_token",
            "refresh_token",
            "id_token",
            "token",
            "client_secret",
            "client_assertion",
            "password");

    private Redaction() {}

    /** {@return the query with REDACTED in the place of each credential, cut off after {@value #MOST} characters} */
    static String query(String query) {
        StringBuilder kept = new StringBuilder(Math.min(query.length(), MOST) + REMOVED.length());
        int from = 0;
        while (from <= query.length() && kept.length() <= MOST) {
            int end = query.indexOf('&', from);
            if (end < 0) {
                end = query.length();
            }
            int equals = query.indexOf('=', from);
            if (from > 0) {
                kept.append('&');
            }
            if (equals >= 0 && equals < end && isCredential(query.substring(from, equals))) {
                kept.append(query, from, equals + 1).append(REMOVED);
            } else {
                kept.append(query, from, end);
            }
            from = end + 1;
        }
        return Excerpt.of(kept.toString(), MOST);
    }

    private static boolean isCredential(String name) {
        String plain = name;
        if (name.indexOf('%') >= 0 || name.indexOf('+') >= 0) {
            try {
                plain = URLDecoder.decode(name, StandardCharsets.UTF_8).strip();
            } catch (IllegalArgumentException e) {
                return true; // A name that cannot be decoded can hide one.
            }
        }
        return CREDENTIALS.contains(plain.toLowerCase(Locale.ROOT));
    }
}
