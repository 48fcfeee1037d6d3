package dev.tarn.app.setting;

import dev.tarn.domain.account.Region;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The backend of the server. */
public sealed interface Backend {

    /** A local HealthLake. */
    record Local(DataBackend data) implements Backend {}

    /**
     * The real HealthLake, by the credentials of the environment.
     *
     * @param endpoint instead of AWS's own
     * @param region instead of the environment's; used only by the check at start, because each request names its own
     *     region
     */
    record Aws(Optional<URI> endpoint, Optional<Region> region) implements Backend {}

    /** The accepted values of the setting. */
    enum Kind {
        LOCAL,
        /** A local HealthLake with the data in memory: short for {@code --data memory}. */
        MEMORY,
        AWS;

        /** {@return how the setting spells it} */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
