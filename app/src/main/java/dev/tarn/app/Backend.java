package dev.tarn.app;

import dev.tarn.domain.account.Region;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What is behind the server. */
public sealed interface Backend {

    /** HealthLake on this machine. */
    record Local(DataBackend data) implements Backend {}

    /**
     * The real HealthLake, by the credentials of the environment.
     *
     * @param endpoint instead of AWS's own
     * @param region instead of the environment's; for what is asked when the server starts, since callers name theirs
     */
    record Aws(Optional<URI> endpoint, Optional<Region> region) implements Backend {}

    /** What the setting may say. */
    enum Kind {
        LOCAL,
        /** Local, with the data in memory: short for {@code --data memory}. */
        MEMORY,
        AWS;

        /** {@return how the setting spells it} */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
