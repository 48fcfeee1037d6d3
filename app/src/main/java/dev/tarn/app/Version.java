package dev.tarn.app;

import java.util.Optional;

/** The version of Tarn. */
final class Version {

    private Version() {}

    /** {@return the version that the jar's manifest names; {@code dev} for classes that lie in no jar} */
    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    /** {@return the line that {@code --version} says} */
    static String line() {
        return "tarn " + text();
    }
}
