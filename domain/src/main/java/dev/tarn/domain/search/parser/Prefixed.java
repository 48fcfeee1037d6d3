package dev.tarn.domain.search.parser;

import dev.tarn.domain.search.Prefix;
import dev.tarn.domain.search.SearchDialect;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A number or a date, split into its prefix ({@code eq} where it has none) and the rest. */
record Prefixed(Prefix prefix, String text) {

    /** HealthLake has no {@code ap} ({@code decisions.md} D46). */
    static Prefixed parse(String value, SearchDialect dialect) {
        if (value.length() < 2 || !isLetter(value.charAt(0)) || !isLetter(value.charAt(1))) {
            return new Prefixed(Prefix.EQ, value);
        }
        String word = value.substring(0, 2);
        for (Prefix prefix : Prefix.values()) {
            if (prefix.name().toLowerCase(Locale.ROOT).equals(word)) {
                if (prefix == Prefix.AP && dialect == SearchDialect.HEALTHLAKE) {
                    throw Rejected.because("HealthLake has no prefix ap; accepted prefixes: " + all(dialect)
                            + "; the server setting --compat fhir adds ap");
                }
                return new Prefixed(prefix, value.substring(2));
            }
        }
        if (value.length() == 2 || "0123456789+-.".indexOf(value.charAt(2)) < 0) {
            return new Prefixed(Prefix.EQ, value); // a word, which is no number and no date
        }
        throw Rejected.because(Texts.quote(value) + " begins with " + Texts.quote(word)
                + ", which is not a prefix; accepted prefixes: " + all(dialect));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String all(SearchDialect dialect) {
        return Stream.of(Prefix.values())
                .filter(prefix -> prefix != Prefix.AP || dialect == SearchDialect.FHIR)
                .map(prefix -> prefix.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
