package dev.tarn.http.fhir.header;

import dev.tarn.domain.fhir.VersionId;
import java.util.Optional;

/** Versions as entity tags: {@code W/"3"} ({@code data-plane.md} 3.4). */
public final class VersionTag {

    private static final int MOST_DIGITS = 18;

    private VersionTag() {}

    /** {@return the tag of a version} */
    public static String of(VersionId version) {
        return "W/\"" + version + "\"";
    }

    /** {@return the version that a tag names, be it weak, strong or without quotes; empty where it names none} */
    public static Optional<VersionId> find(String tag) {
        String text = tag.strip();
        if (text.startsWith("W/") || text.startsWith("w/")) {
            text = text.substring(2);
        }
        if (text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        if (text.isEmpty() || text.length() > MOST_DIGITS || text.charAt(0) == '0') {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        return Optional.of(new VersionId(Long.parseLong(text)));
    }
}
