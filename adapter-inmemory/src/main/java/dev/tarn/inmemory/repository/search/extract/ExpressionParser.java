package dev.tarn.inmemory.repository.search.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the subset of FHIRPath that the search parameters of R4 use: element names, {@code as}, {@code ofType}, {@code
 * where(member='value')}, {@code where(resolve() is T)}, {@code extension('url')}, {@code |}.
 */
final class ExpressionParser {

    private static final Pattern NOT_FALSE = Pattern.compile("([\\w.]+)\\.exists\\(\\) and ([\\w.]+) != false");
    private static final Pattern TOKEN = Pattern.compile("\\s*('[^']*'|%?\\w+|[().=])");

    private final String resourceType;
    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private boolean fromResource;
    private final List<ElementPath.Step> steps = new ArrayList<>();
    private @Nullable String targetType;

    private ExpressionParser(String resourceType, String text) {
        this.resourceType = resourceType;
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw unknown();
        }
    }

    /**
     * {@return the alternatives of an expression}
     *
     * @param resourceType the type that absolute paths begin with
     * @throws IllegalArgumentException for FHIRPath that is not supported
     */
    static List<ElementPath> parse(String resourceType, String expression) {
        List<ElementPath> paths = new ArrayList<>();
        for (String alternative : alternatives(expression)) {
            if (!alternative.isEmpty()) {
                paths.add(parseOne(resourceType, alternative));
            }
        }
        return paths;
    }

    private static ElementPath parseOne(String resourceType, String alternative) {
        Matcher notFalse = NOT_FALSE.matcher(alternative);
        if (notFalse.matches() && notFalse.group(1).equals(notFalse.group(2))) {
            ElementPath path = new ExpressionParser(resourceType, notFalse.group(1)).path();
            return new ElementPath(false, path.steps(), null, true);
        }
        return new ExpressionParser(resourceType, alternative).path();
    }

    private static List<String> alternatives(String expression) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                alternatives.add(expression.substring(from, i).strip());
                from = i + 1;
            }
        }
        alternatives.add(expression.substring(from).strip());
        return alternatives;
    }

    private ElementPath path() {
        postfix();
        if (next < tokens.size()) {
            throw unknown();
        }
        return new ElementPath(fromResource, steps, targetType, false);
    }

    private void postfix() {
        if (accept("(")) {
            postfix();
            if (accept("as")) {
                as(take());
            }
            expect(")");
        } else {
            first(take());
        }
        while (accept(".")) {
            step(take());
        }
    }

    private void first(String name) {
        if (name.equals("%resource")) {
            fromResource = true;
        } else if (!name.equals(resourceType) && !name.equals("Resource") && !name.equals("DomainResource")) {
            if (!Character.isLowerCase(name.charAt(0))) {
                throw unknown();
            }
            step(name);
        }
    }

    private void step(String name) {
        switch (name) {
            case "as", "ofType" -> {
                if (!accept("(")) {
                    throw unknown();
                }
                as(take());
                expect(")");
            }
            case "where" -> where();
            case "extension" -> {
                if (accept("(")) {
                    add(new ElementPath.Step("extension", null, "url", literal()));
                    expect(")");
                } else {
                    add(new ElementPath.Step("extension", null, null, null));
                }
            }
            default -> add(new ElementPath.Step(name, null, null, null));
        }
    }

    private void where() {
        expect("(");
        String member = take();
        if (member.equals("resolve")) {
            expect("(");
            expect(")");
            expect("is");
            targetType = take();
        } else {
            expect("=");
            steps.set(steps.size() - 1, last().where(member, literal()));
        }
        expect(")");
    }

    private void as(String type) {
        steps.set(steps.size() - 1, last().as(type));
    }

    private void add(ElementPath.Step step) {
        if (!step.name().matches("[a-z]\\w*")) {
            throw unknown();
        }
        steps.add(step);
    }

    private ElementPath.Step last() {
        if (steps.isEmpty()) {
            throw unknown();
        }
        return steps.get(steps.size() - 1);
    }

    private String literal() {
        String token = take();
        if (!token.startsWith("'")) {
            throw unknown();
        }
        return token.substring(1, token.length() - 1);
    }

    private String take() {
        if (next == tokens.size()) {
            throw unknown();
        }
        return tokens.get(next++);
    }

    private boolean accept(String token) {
        boolean found = next < tokens.size() && tokens.get(next).equals(token);
        next += found ? 1 : 0;
        return found;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw unknown();
        }
    }

    private IllegalArgumentException unknown() {
        return new IllegalArgumentException("the search expression is not supported: " + text);
    }
}
