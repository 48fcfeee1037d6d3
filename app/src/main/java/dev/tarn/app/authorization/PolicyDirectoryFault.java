package dev.tarn.app.authorization;

import java.io.Serial;
import java.util.List;

/** Policies or roles that are not understood; a server does not start with them. */
public final class PolicyDirectoryFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    PolicyDirectoryFault(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /** {@return every fault: {@code auth/policies/reader.json: Statement[0].Effect: must be "Allow" or "Deny"}} */
    public List<String> faults() {
        return faults;
    }
}
