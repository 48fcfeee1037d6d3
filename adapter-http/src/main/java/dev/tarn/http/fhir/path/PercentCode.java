package dev.tarn.http.fhir.path;

import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding in URLs. */
public final class PercentCode {

    private PercentCode() {}

    /** {@return the segment of a path, decoded once; a plus is a plus} */
    static String segment(String raw) {
        return raw.indexOf('%') < 0 ? raw : decode(raw.replace("+", "%2B"));
    }

    /** {@return a name or value of a query, decoded once; a plus is a space, as forms have it} */
    static String parameter(String raw) {
        return raw.indexOf('%') < 0 && raw.indexOf('+') < 0 ? raw : decode(raw);
    }

    /** {@return the text as a value of a query} */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw FhirRefusal.bad(
                    IssueCode.VALUE, "The URL cannot be decoded: a % must be followed by two hexadecimal digits");
        }
    }
}
