package dev.tarn.http.fhir.header;

import dev.tarn.ports.fhir.SearchHandling;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The preferences of the header {@code Prefer} that Tarn supports ({@code decisions.md} D43, D44). */
public record Prefer(Return body, SearchHandling handling, boolean isAsync) {

    private static final Prefer NOTHING = new Prefer(Return.USUAL, SearchHandling.LENIENT, false);

    /** What the answer to a write returns. */
    public enum Return {
        /** No preference: a single write returns the resource, an entry of a bundle does not. */
        USUAL,
        MINIMAL,
        REPRESENTATION,
        OPERATION_OUTCOME
    }

    /** {@return the preferences in a header; unknown ones are ignored, as HTTP requires} */
    public static Prefer parse(@Nullable String header) {
        if (header == null) {
            return NOTHING;
        }
        Return body = Return.USUAL;
        SearchHandling handling = SearchHandling.LENIENT;
        boolean async = false;
        for (String part : header.replace(';', ',').split(",", -1)) {
            switch (part.replace(" ", "").replace("\"", "").toLowerCase(Locale.ROOT)) {
                case "return=minimal" -> body = Return.MINIMAL;
                case "return=representation" -> body = Return.REPRESENTATION;
                case "return=operationoutcome" -> body = Return.OPERATION_OUTCOME;
                case "handling=strict" -> handling = SearchHandling.STRICT;
                case "handling=lenient" -> handling = SearchHandling.LENIENT;
                case "respond-async" -> async = true;
                default -> {}
            }
        }
        return new Prefer(body, handling, async);
    }
}
