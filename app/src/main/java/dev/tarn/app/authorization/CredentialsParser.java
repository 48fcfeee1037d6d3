package dev.tarn.app.authorization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads AWS's format of shared credentials: profiles in brackets, {@code name = value}, and comments behind {@code #} or
 * {@code ;}. All faults are collected, each with its line.
 */
final class CredentialsParser {

    /**
     * A profile.
     *
     * @param line where it begins
     * @param values by their names in lower case
     */
    record Profile(String name, int line, Map<String, Value> values) {}

    /** A value and its line. */
    record Value(String text, int line) {}

    private final String file;
    private final List<String> faults;
    private final Map<String, Profile> profiles = new LinkedHashMap<>();

    private CredentialsParser(String file, List<String> faults) {
        this.file = file;
        this.faults = faults;
    }

    /**
     * {@return the profiles in their order}
     *
     * @param file its name, for messages
     * @param faults takes each fault as a sentence
     */
    static List<Profile> parse(String file, List<String> lines, List<String> faults) {
        CredentialsParser parser = new CredentialsParser(file, faults);
        Profile current = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutComment(lines.get(i));
            if (line.startsWith("[")) {
                current = parser.profile(line, i + 1);
            } else if (!line.isEmpty()) {
                parser.value(current, line, i + 1);
            }
        }
        return new ArrayList<>(parser.profiles.values());
    }

    private static String withoutComment(String line) {
        String text = " " + line;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '#' || c == ';') && Character.isWhitespace(text.charAt(i - 1))) {
                return text.substring(0, i).strip();
            }
        }
        return line.strip();
    }

    private Profile profile(String line, int number) {
        String name = line.endsWith("]") ? line.substring(1, line.length() - 1).strip() : "";
        Profile profile = new Profile(name, number, new LinkedHashMap<>());
        if (!name.matches("[A-Za-z0-9+=,.@_-]{1,64}")) {
            faults.add(at(number) + "'" + line
                    + "' is no profile: write [name] with up to 64 of A-Z a-z 0-9 + = , . @ _ -");
        } else {
            Profile former = profiles.putIfAbsent(name, profile);
            if (former != null) {
                faults.add(at(number) + "the profile [" + name + "] begins in line " + former.line() + " already");
            }
        }
        return profile;
    }

    private void value(@Nullable Profile profile, String line, int number) {
        int equals = line.indexOf('=');
        if (profile == null || equals < 1) {
            // Not the line itself, which can hold a secret.
            faults.add(at(number)
                    + (profile == null
                            ? "a value stands before the first profile; begin with [name]"
                            : "a line is neither [name] nor name = value"));
            return;
        }
        String name = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        Value value = new Value(line.substring(equals + 1).strip(), number);
        Value former = profile.values().putIfAbsent(name, value);
        if (former != null) {
            faults.add(at(number) + name + " is in line " + former.line() + " of the profile already");
        }
    }

    private String at(int line) {
        return file + ", line " + line + ": ";
    }
}
