package dev.tarn.app.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a resource.
 *
 * @param versions each as it was sent, from 1 on; empty where it was deleted
 */
record KnownResource(List<Optional<String>> versions) {

    /** What nobody has written yet. */
    static final KnownResource NEVER = new KnownResource(List.of());

    KnownResource written(String json) {
        return then(Optional.of(json));
    }

    KnownResource deleted() {
        return then(Optional.empty());
    }

    int version() {
        return versions.size();
    }

    /** {@return whether it is there} */
    boolean isLive() {
        return !versions.isEmpty() && versions.get(version() - 1).isPresent();
    }

    /** Requires that this version, as the server shows it, is what was sent. */
    void requireVersion(long number, String shown) {
        if (number < 1 || number > version()) {
            throw new AssertionError("Version " + number + " was never written, only " + version() + ": " + shown);
        }
        String sent = versions.get((int) number - 1)
                .orElseThrow(() -> new AssertionError("Version " + number + " was a deletion: " + shown));
        if (!Json.content(shown).equals(Json.content(sent))) {
            throw new AssertionError("Version " + number + " was sent as " + sent + " and is shown as " + shown);
        }
    }

    private KnownResource then(Optional<String> version) {
        List<Optional<String>> longer = new ArrayList<>(versions);
        longer.add(version);
        return new KnownResource(List.copyOf(longer));
    }
}
