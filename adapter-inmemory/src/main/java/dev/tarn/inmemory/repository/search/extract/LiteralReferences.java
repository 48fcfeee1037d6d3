package dev.tarn.inmemory.repository.search.extract;

/** Reads the text of a reference: {@code Patient/1}, {@code Patient/1/_history/2}, an absolute URL, anything else. */
final class LiteralReferences {

    private static final String HISTORY = "/_history/";
    private static final int LONGEST_ID = 64;

    private final String localBase;

    /**
     * A reader.
     *
     * @param localBase what the path of the data store's own URLs ends with, {@code /datastore/<id>/r4/}: an absolute URL
     *     below it is a reference to a resource of this data store
     */
    LiteralReferences(String localBase) {
        this.localBase = localBase;
    }

    /** {@return the reference that a text is} */
    ElementValue read(String text) {
        int base = localBase.isEmpty() || !text.startsWith("http") ? -1 : text.indexOf(localBase);
        String relative = base < 0 ? text : text.substring(base + localBase.length());
        int slash = relative.indexOf('/');
        if (slash > 0 && isType(relative, slash)) {
            int history = relative.indexOf(HISTORY, slash + 1);
            String id = relative.substring(slash + 1, history < 0 ? relative.length() : history);
            String version = history < 0 ? null : relative.substring(history + HISTORY.length());
            if (isId(id) && (version == null || isId(version))) {
                return new ElementValue.Link(relative.substring(0, slash), id, version);
            }
        }
        return new ElementValue.Url(text);
    }

    /** {@return the type of the resource that a reference points to, as far as its text says; empty where it does not} */
    static String targetType(String text) {
        int question = text.indexOf('?');
        if (question > 0 && isType(text, question)) {
            return text.substring(0, question);
        }
        int history = text.indexOf(HISTORY);
        int end = history < 0 ? text.length() : history;
        int slash = text.lastIndexOf('/', end - 1);
        if (slash <= 0 || !isId(text.substring(slash + 1, end))) {
            return "";
        }
        int before = text.lastIndexOf('/', slash - 1) + 1;
        String type = text.substring(before, slash);
        return isType(type, type.length()) ? type : "";
    }

    private static boolean isType(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (!isUpper(c) && (i == 0 || !isLower(c))) {
                return false;
            }
        }
        return end > 1;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUpper(c) && !isLower(c) && (c < '0' || c > '9') && c != '-' && c != '.') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_ID;
    }
}
