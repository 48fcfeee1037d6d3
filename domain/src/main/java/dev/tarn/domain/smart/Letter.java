package dev.tarn.domain.smart;

import java.util.EnumSet;
import java.util.Set;

/** The permissions of SMART scopes of version 2, in the order in which a scope has them. */
public enum Letter {
    CREATE('c'),
    READ('r'),
    UPDATE('u'),
    DELETE('d'),
    SEARCH('s');

    /** Those by which an included resource is admitted. */
    public static final Set<Letter> SHOW = Set.of(READ, SEARCH);

    private final char character;

    Letter(char character) {
        this.character = character;
    }

    /** {@return the letter as a scope spells it} */
    public char character() {
        return character;
    }

    /** {@return the letters of a text such as {@code rs}; empty where it is no such text: each letter once, in order} */
    static Set<Letter> parse(String text) {
        Set<Letter> letters = EnumSet.noneOf(Letter.class);
        int at = 0;
        for (Letter letter : values()) {
            if (at < text.length() && text.charAt(at) == letter.character) {
                letters.add(letter);
                at++;
            }
        }
        return at == text.length() ? letters : Set.of();
    }
}
