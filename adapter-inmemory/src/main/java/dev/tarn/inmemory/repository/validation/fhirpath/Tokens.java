package dev.tarn.inmemory.repository.validation.fhirpath;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of an expression, and where its reader is. */
final class Tokens {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*('(?:[^'\\\\]|\\\\.)*'|[%$]?[A-Za-z_][A-Za-z0-9_]*|[0-9]+|!=|<=|>=|[-=<>|+&().,~])");

    private final List<String> tokens = new ArrayList<>();
    private int next;

    /** @throws UnsupportedOperationException where the text has anything else */
    Tokens(String expression) {
        String text = expression.strip();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new UnsupportedOperationException(text.substring(at));
            }
            tokens.add(matcher.group(1));
            at = matcher.end();
        }
    }

    boolean atEnd() {
        return next == tokens.size();
    }

    String peek() {
        return atEnd() ? "" : tokens.get(next);
    }

    String take() {
        String token = peek();
        next++;
        return token;
    }

    boolean takeIf(String token) {
        boolean same = peek().equals(token);
        next += same ? 1 : 0;
        return same;
    }

    void expect(String token) {
        if (!takeIf(token)) {
            throw new UnsupportedOperationException(peek() + " in place of " + token);
        }
    }
}
