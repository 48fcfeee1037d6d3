package dev.tarn.testing;

import dev.tarn.app.setting.Settings;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.Pace;
import dev.tarn.ports.await.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the server of an extension; extensions with the same settings share a server.
 *
 * @param validation empty for no validation
 */
record TestServerSettings(Pace pace, Optional<ValidationLevel> validation) {

    private static final String OFF = "off";

    /** As {@code tarn serve} without options, but without its paces. */
    static final TestServerSettings DEFAULT = new TestServerSettings(Pace.INSTANT, Optional.of(ValidationLevel.STRICT));

    /** @throws IllegalArgumentException for a text that is none of the accepted ones, which the message lists */
    static TestServerSettings parse(String pace, String validation) {
        Optional<ValidationLevel> level = ValidationLevel.WORDS.find(validation);
        if (level.isEmpty() && !validation.equals(OFF)) {
            throw new IllegalArgumentException(
                    "validation '" + validation + "' is not known: use strict, structure-only, minimal or " + OFF);
        }
        return new TestServerSettings(Pace.parse(pace), level);
    }

    /** Throws where a data store becomes ACTIVE only after a test has stopped waiting for it. */
    void requireDatastoreInTime() {
        requireInTime("A data store is CREATING", pace.creating());
    }

    /** Throws where an import starts only after a test has stopped waiting for it. */
    void requireImportInTime() {
        requireInTime("An import is SUBMITTED", pace.jobStart());
    }

    private static void requireInTime(String what, Duration duration) {
        if (duration.compareTo(Patience.LOCAL.limit()) > 0) {
            throw new IllegalStateException(
                    what + " for " + duration + " at this pace, and a seed or a TestDatastore is awaited"
                            + " for " + Patience.LOCAL.limit()
                            + " at most. Choose a shorter pace, such as creating=2s, or create the"
                            + " data store in the test with the HealthLakeClient and move the TarnClock");
        }
    }

    /** {@return the settings of a server with this directory of objects} */
    Settings of(Path objects) {
        Settings settings = Settings.forTest(objects).pace(pace);
        return validation.map(settings::validation).orElseGet(settings::withoutValidation);
    }
}
