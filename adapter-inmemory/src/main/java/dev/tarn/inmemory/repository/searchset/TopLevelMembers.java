package dev.tarn.inmemory.repository.searchset;

import java.nio.charset.StandardCharsets;

/**
 * Finds the members of a JSON object without parsing their values. The text must be valid JSON in UTF-8, as stored
 * resources are.
 */
final class TopLevelMembers {

    private final byte[] json;
    private int at;

    private TopLevelMembers(byte[] json, int at) {
        this.json = json;
        this.at = at;
    }

    /** Takes a member. */
    @FunctionalInterface
    interface Member {

        /**
         * Takes a member.
         *
         * @param name as it is in the text, without its quotes; an escaped name is that of no element
         * @param from the index of the quote before the name
         * @param to the index behind the value
         * @param value the index of the value's first byte
         */
        void take(String name, int from, int to, int value);
    }

    /** Passes each member of the object that is the whole text, in order. */
    static void of(byte[] json, Member member) {
        of(json, 0, member);
    }

    /** Passes each member of the object that begins at an index, in order. */
    static void of(byte[] json, int from, Member member) {
        new TopLevelMembers(json, from).members(member);
    }

    /** {@return the last byte before an index that is no white space} */
    static byte before(byte[] json, int index) {
        int last = index - 1;
        while (isSpace(json[last])) {
            last--;
        }
        return json[last];
    }

    private void members(Member member) {
        space();
        at++;
        space();
        while (json[at] != '}') {
            int name = at;
            string();
            String text = new String(json, name + 1, at - name - 2, StandardCharsets.UTF_8);
            space();
            at++;
            space();
            int value = at;
            value();
            member.take(text, name, at, value);
            space();
            if (json[at] == ',') {
                at++;
                space();
            }
        }
    }

    private void value() {
        int depth = 0;
        do {
            switch (json[at]) {
                case '"' -> string();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> at++;
            }
        } while (depth > 0 || !isEnd());
    }

    private boolean isEnd() {
        byte next = json[at];
        return next == ',' || next == '}' || next == ']' || isSpace(next);
    }

    private void string() {
        at++;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        at++;
    }

    private void space() {
        while (isSpace(json[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
