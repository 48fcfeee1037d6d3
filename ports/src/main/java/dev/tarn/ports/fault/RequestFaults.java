package dev.tarn.ports.fault;

import dev.tarn.domain.fault.FaultEffect.Latency;
import dev.tarn.domain.fault.FaultEffect.OfRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * What happens to one request. Immutable.
 *
 * @param latency how much later it is executed
 * @param effect what happens then; empty for nothing
 */
public record RequestFaults(Duration latency, Optional<OfRequest> effect) {

    /** Nothing happens. */
    public static final RequestFaults NONE = new RequestFaults(Duration.ZERO, Optional.empty());

    /** {@return whether a further effect would matter: every latency, and the first other one} */
    boolean takes(OfRequest next) {
        return next instanceof Latency || effect.isEmpty();
    }

    RequestFaults with(OfRequest next) {
        return next instanceof Latency more
                ? new RequestFaults(latency.plus(more.duration()), effect)
                : new RequestFaults(latency, Optional.of(next));
    }
}
