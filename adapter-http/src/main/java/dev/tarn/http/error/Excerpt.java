package dev.tarn.http.error;

/** The beginning of a text of the caller, for a message: such a text can have any length. */
public final class Excerpt {

    private static final int USUAL = 64;

    private Excerpt() {}

    /** {@return the text; of a long one 64 characters and an ellipsis} */
    public static String of(String text) {
        return of(text, USUAL);
    }

    /** {@return the text; of a longer one as many characters and an ellipsis} */
    public static String of(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
