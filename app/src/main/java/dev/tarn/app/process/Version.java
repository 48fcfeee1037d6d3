package dev.tarn.app.process;

import java.util.Optional;

/** The version of Tarn. */
public final class Version {

    private Version() {}

    /** {@return the version that the jar's manifest names; {@code dev} for classes that lie in no jar} */
    public static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    /** {@return the line that {@code --version} says} */
    public static String line() {
        return "tarn " + text();
    }
}
