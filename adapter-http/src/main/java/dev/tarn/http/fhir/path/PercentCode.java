package dev.tarn.http.fhir.path;

import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding in paths; {@link Query} has that of queries. */
final class PercentCode {

    private PercentCode() {}

    /** {@return the segment of a path, decoded once; a plus is a plus} */
    static String segment(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw FhirRefusal.bad(
                    IssueCode.VALUE, "The URL cannot be decoded: a % must be followed by two hexadecimal digits");
        }
    }
}
