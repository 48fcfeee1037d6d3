package dev.tarn.inmemory.repository.search.extract;

import java.util.function.Consumer;

/** The words of a narrative, {@code text.div}, which {@code _text} searches. */
public final class Narrative {

    private static final int LONGEST_WORD = 64;

    private Narrative() {}

    static void words(JsonTape tape, int text, Consumer<String> action) {
        if (tape.isObject(text)) {
            String div = tape.optional(tape.member(text, MemberNames.DIV));
            if (div != null) {
                words(withoutTags(div), action);
            }
        }
    }

    /** Passes the words of a text: its runs of letters and digits. */
    public static void words(String text, Consumer<String> action) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                action.accept(text.substring(start, Math.min(i, start + LONGEST_WORD)));
                start = -1;
            }
        }
    }

    private static String withoutTags(String xhtml) {
        StringBuilder text = new StringBuilder(xhtml.length());
        boolean inTag = false;
        for (int i = 0; i < xhtml.length(); i++) {
            char c = xhtml.charAt(i);
            if (c == '<') {
                inTag = true;
                text.append(' ');
            } else if (c == '>') {
                inTag = false;
            } else if (!inTag) {
                text.append(c);
            }
        }
        return text.toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
