package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
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

    private static final byte[] URL = "url".getBytes(StandardCharsets.US_ASCII);

    /** A child of a name; with a type only where it is a choice; or the extensions of a URL. */
    static final class Step {

        private final String name;
        private final String type;
        private final String extension;
        private final byte[] member;

        Step(String name, String type, String extension) {
            this.name = name;
            this.type = type;
            this.extension = extension;
            this.member = (name + capitalized(type)).getBytes(StandardCharsets.UTF_8);
        }

        String name() {
            return name;
        }

        String extension() {
            return extension;
        }

        boolean isExtension() {
            return !extension.isEmpty();
        }

        /** {@return the position of the member with the values; 0 where the value here has none} */
        private int find(byte[] json, int value) {
            int child = JsonMembers.find(json, value, member);
            boolean choice = child == 0 && type.isEmpty() && !isExtension();
            return choice ? JsonMembers.find(json, value, member, true) : child;
        }

        /** {@return whether a value of the member is on the path: of extensions, those of the URL} */
        private boolean takes(byte[] json, int value) {
            if (!isExtension()) {
                return true;
            }
            int url = JsonMembers.find(json, value, URL);
            return url != 0 && json[url] == '"' && JsonMembers.isText(json, url, extension);
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
                steps.add(new Step(last.name, matcher.group(2), ""));
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
        typed.add(new Step(last.name, type, ""));
        return new ElementSteps(typed);
    }

    /** {@return whether the test holds for a value at the end of the path} */
    boolean any(byte[] json, int value, IntPredicate test) {
        return any(json, value, 0, test);
    }

    private boolean any(byte[] json, int value, int index, IntPredicate test) {
        if (index == steps.size()) {
            return test.test(value);
        }
        Step step = steps.get(index);
        int child = step.find(json, value);
        return child != 0
                && JsonMembers.anyValue(
                        json, child, item -> step.takes(json, item) && any(json, item, index + 1, test));
    }

    private static String capitalized(String type) {
        return type.isEmpty() ? "" : Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }
}
