package dev.tarn.inmemory.objectstore;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What stands between the slashes of a key, where each such name has to be the name of a file or a folder. */
final class KeyNames {

    /** What the usual file systems allow. */
    private static final int LONGEST = 255;

    private KeyNames() {}

    /** {@return why no file can be given this name, as the end of a sentence about a key; empty where one can} */
    static Optional<String> fault(String name) {
        if (name.isEmpty()) {
            return Optional.of(
                    "has nothing between two slashes; with files behind it, every part of a key needs a name");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("has '" + name + "' as a part, which names no file of its own");
        }
        for (int i = 0; i < name.length(); i++) {
            Optional<String> fault = fault(name, i);
            if (fault.isPresent()) {
                return fault;
            }
        }
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        return length <= LONGEST
                ? Optional.empty()
                : Optional.of("has a part of " + length + " bytes; a file name has at most " + LONGEST);
    }

    private static Optional<String> fault(String name, int index) {
        char c = name.charAt(index);
        if (c == '\\') {
            return Optional.of("has a backslash, which parts folders on some systems");
        }
        if (Character.isISOControl(c)) {
            return Optional.of(String.format("has the control character U+%04X", (int) c));
        }
        if (Character.isSurrogate(c) && !isPaired(name, index)) {
            return Optional.of(String.format("has U+%04X, half of a character, which UTF-8 cannot hold", (int) c));
        }
        return Optional.empty();
    }

    private static boolean isPaired(String name, int index) {
        return Character.isHighSurrogate(name.charAt(index))
                ? index + 1 < name.length() && Character.isLowSurrogate(name.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(name.charAt(index - 1));
    }
}
