package dev.tarn.http.policy;

import java.io.Serial;
import java.util.List;

/** A file of a policy or a role that is not understood. */
public final class PolicyFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    PolicyFault(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** {@return every fault, each with its place: {@code Statement[0].Effect: must be "Allow" or "Deny"}} */
    public List<String> faults() {
        return faults;
    }
}
