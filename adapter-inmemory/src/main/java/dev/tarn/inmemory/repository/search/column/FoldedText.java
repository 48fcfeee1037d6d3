package dev.tarn.inmemory.repository.search.column;

import java.text.Normalizer;
import java.util.Locale;

/** Removes what a search of strings does not see: case and accents (FHIR R4, search, 3.1.1.4.8). */
public final class FoldedText {

    private FoldedText() {}

    /** {@return the text in lower case and without combining marks; what begins with a text begins with it when folded} */
    public static String of(String text) {
        boolean isFolded = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return folded(text);
            }
            isFolded &= c < 'A' || c > 'Z';
        }
        return isFolded ? text : text.toLowerCase(Locale.ROOT);
    }

    private static String folded(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(c -> {
            if (c < 0x300 || c > 0x36F) {
                folded.appendCodePoint(Character.toLowerCase(c));
            }
        });
        return folded.toString();
    }
}
