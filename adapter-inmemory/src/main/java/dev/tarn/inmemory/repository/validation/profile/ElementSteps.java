package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.inmemory.ndjson.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a discriminator: elements, {@code extension('url')} and {@code ofType(Type)}, after an optional {@code
 * $this}. Immutable and thread-safe.
 */
final class ElementSteps {

    private static final Pattern STEP =
            Pattern.compile("extension\\('([^']*)'\\)|ofType\\((\\w+)\\)|(\\w+(?:\\[x])?)|(\\$this)");

    private static final byte[] EXTENSION = "extension".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] URL = "url".getBytes(StandardCharsets.US_ASCII);

    /** A child of a name; with a type only where it is a choice; or the extensions of a URL. */
    record Step(String name, String type, String extension) {

        boolean isExtension() {
            return !extension.isEmpty();
        }
    }

    private final List<Step> steps;

    private ElementSteps(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** {@return the steps of a path; empty where it has anything else, such as {@code resolve()}} */
    static Optional<ElementSteps> parse(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int at = 0;
        while (at < path.length()) {
            if (!matcher.find(at) || matcher.start() != at || !ends(path, matcher.end())) {
                return Optional.empty();
            }
            if (matcher.group(1) != null) {
                steps.add(new Step("extension", "", matcher.group(1)));
            } else if (matcher.group(2) != null && !steps.isEmpty()) {
                Step last = steps.remove(steps.size() - 1);
                steps.add(new Step(last.name(), matcher.group(2), ""));
            } else if (matcher.group(3) != null) {
                steps.add(new Step(matcher.group(3).replace("[x]", ""), "", ""));
            }
            at = matcher.end() + 1;
        }
        return Optional.of(new ElementSteps(steps));
    }

    private static boolean ends(String path, int at) {
        return at == path.length() || path.charAt(at) == '.';
    }

    List<Step> steps() {
        return steps;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** {@return the first steps} */
    ElementSteps prefix(int length) {
        return new ElementSteps(steps.subList(0, length));
    }

    /** {@return this, the last step of which is of the type} */
    ElementSteps ofType(String type) {
        List<Step> typed = new ArrayList<>(steps);
        Step last = typed.remove(typed.size() - 1);
        typed.add(new Step(last.name(), type, ""));
        return new ElementSteps(typed);
    }

    /** {@return whether the test holds for a value at the end of the path} */
    boolean any(JsonBytes json, int value, IntPredicate test) {
        return any(json, value, 0, test);
    }

    private boolean any(JsonBytes json, int value, int index, IntPredicate test) {
        if (index == steps.size()) {
            return test.test(value);
        }
        Step step = steps.get(index);
        if (step.isExtension()) {
            int array = JsonMembers.find(json, value, EXTENSION, false);
            return array != 0
                    && anyItem(
                            json,
                            array,
                            item -> hasUrl(json, item, step.extension()) && any(json, item, index + 1, test));
        }
        byte[] name = step.name().getBytes(StandardCharsets.UTF_8);
        int child = step.type().isEmpty() ? JsonMembers.find(json, value, name, false) : 0;
        if (child == 0) {
            byte[] typed = (step.name() + capitalized(step.type())).getBytes(StandardCharsets.UTF_8);
            child = JsonMembers.find(json, value, typed, step.type().isEmpty());
        }
        return child != 0 && anyItem(json, child, item -> any(json, item, index + 1, test));
    }

    private static boolean anyItem(JsonBytes json, int value, IntPredicate test) {
        if (json.at(value) != '[') {
            return test.test(value);
        }
        int at = json.skipWhitespace(value + 1);
        while (json.at(at) != ']') {
            if (test.test(at)) {
                return true;
            }
            at = JsonMembers.next(json, at);
        }
        return false;
    }

    private static boolean hasUrl(JsonBytes json, int extension, String url) {
        int at = JsonMembers.find(json, extension, URL, false);
        return at != 0
                && json.at(at) == '"'
                && json.text(at + 1, json.end(at) - 1).equals(url);
    }

    static String capitalized(String type) {
        return type.isEmpty() ? "" : Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }
}
