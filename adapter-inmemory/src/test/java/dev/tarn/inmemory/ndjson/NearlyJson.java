package dev.tarn.inmemory.ndjson;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** JSON in which a few characters are missing, doubled, or others than they were. */
final class NearlyJson {

    private record Change(double place, int kind, String what) {
        String in(String text) {
            int at = (int) (place * text.length());
            int behind = kind == 0 || text.isEmpty() ? at : at + 1;
            return text.substring(0, at) + (kind == 2 ? "" : what) + text.substring(behind);
        }
    }

    private NearlyJson() {}

    /** {@return these texts, with none to three changes} */
    static Arbitrary<String> of(Arbitrary<String> texts) {
        Arbitrary<String> telling = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "\\",
                "\\u12",
                "0",
                "9",
                "-",
                "+",
                ".",
                "e",
                "t",
                "true",
                " ",
                "\t",
                "\u0001",
                "\0",
                "\u007F",
                "é",
                "\u2028",
                "//",
                "'",
                "NaN",
                "id",
                "\"id\":\"b\",",
                "\"meta\":{},");
        Arbitrary<List<Change>> changes = Combinators.combine(
                        Arbitraries.doubles().between(0, true, 1, false),
                        Arbitraries.integers().between(0, 2),
                        telling)
                .as(Change::new)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(texts, changes).as((text, all) -> {
            String changed = text;
            for (Change change : all) {
                changed = change.in(changed);
            }
            return changed;
        });
    }
}
