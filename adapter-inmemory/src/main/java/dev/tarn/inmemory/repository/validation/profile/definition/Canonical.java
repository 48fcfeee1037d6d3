package dev.tarn.inmemory.repository.validation.profile.definition;

/** The parts of a canonical URL, which may end with the version of what it names: {@code http://example.org/p|1.0}. */
public final class Canonical {

    private Canonical() {}

    /** {@return the URL without version} */
    public static String url(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }

    /** {@return the version; empty where there is none} */
    public static String version(String canonical) {
        return canonical.substring(canonical.indexOf('|') < 0 ? canonical.length() : canonical.indexOf('|') + 1);
    }
}
