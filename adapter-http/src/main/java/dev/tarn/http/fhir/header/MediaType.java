package dev.tarn.http.fhir.header;

import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of bodies: JSON in UTF-8, by the names that FHIR's clients have for it ({@code decisions.md} D50). */
public final class MediaType {

    /** A JSON Patch. */
    public static final String JSON_PATCH = "application/json-patch+json";

    /** A resource. */
    public static final String FHIR_JSON = "application/fhir+json";

    private static final Set<String> RESOURCE =
            Set.of(FHIR_JSON, "application/json", "application/json+fhir", "text/json", "json");
    private static final Set<String> ANY = Set.of("*/*", "application/*", "*");

    private MediaType() {}

    /** Refuses a body whose content type is not a resource in JSON. A missing content type is taken for JSON. */
    public static void requireResource(@Nullable String contentType) {
        if (contentType != null && !contentType.equals(FHIR_JSON) && !isResource(contentType)) {
            throw unsupported("it must be " + FHIR_JSON + ", in UTF-8");
        }
    }

    /** {@return whether the header names a resource in JSON} */
    public static boolean isResource(String contentType) {
        return RESOURCE.contains(name(contentType)) && isUtf8(contentType);
    }

    /** {@return whether the header names a JSON Patch} */
    public static boolean isJsonPatch(String contentType) {
        return name(contentType).equals(JSON_PATCH) && isUtf8(contentType);
    }

    /** {@return a refusal of a body of this type, in HealthLake's words and then in ours} */
    public static FhirRefusal unsupported(String right) {
        return new FhirRefusal(
                415, IssueCode.NOT_SUPPORTED, "Incorrect MIME-type. Update request Content-Type header. Here " + right);
    }

    /**
     * Refuses a request that accepts no JSON.
     *
     * @param format the parameter {@code _format}, which wins over the header
     */
    public static void requireAcceptable(@Nullable String accept, Optional<String> format) {
        // A plus that was not encoded has become a space.
        boolean acceptable = format.map(wanted -> RESOURCE.contains(name(wanted.replace(' ', '+'))))
                .orElseGet(() -> accept == null || isAcceptable(accept));
        if (!acceptable) {
            throw new FhirRefusal(
                    406,
                    IssueCode.NOT_SUPPORTED,
                    "Only JSON can be answered; Accept, or the parameter _format, must allow " + FHIR_JSON);
        }
    }

    private static boolean isAcceptable(String accept) {
        if (accept.equals(FHIR_JSON) || accept.isBlank()) {
            return true;
        }
        for (String range : accept.split(",", -1)) {
            String name = name(range);
            if ((RESOURCE.contains(name) || ANY.contains(name)) && !isRefused(range)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefused(String range) {
        String weight = parameter(range, "q=");
        return weight.equals("0") || weight.equals("0.0") || weight.equals("0.00") || weight.equals("0.000");
    }

    private static boolean isUtf8(String contentType) {
        String charset = parameter(contentType, "charset=");
        return charset.isEmpty() || charset.equals("utf-8") || charset.equals("utf8");
    }

    private static String name(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** {@return the value of a parameter, in lower case; empty where there is none} */
    private static String parameter(String header, String name) {
        String lower = header.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        int at = lower.indexOf(";" + name);
        if (at < 0) {
            return "";
        }
        int from = at + 1 + name.length();
        int end = lower.indexOf(';', from);
        return end < 0 ? lower.substring(from) : lower.substring(from, end);
    }
}
