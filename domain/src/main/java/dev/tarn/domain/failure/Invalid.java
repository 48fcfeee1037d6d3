package dev.tarn.domain.failure;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request that violates constraints. It carries every violation found; the message shows at most ten of them, in
 * HealthLake's words ({@code decisions.md} D4).
 */
public final class Invalid extends HealthLakeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 10;

    private final transient List<Violation> violations;
    private final transient List<ResourceFault> faults;

    /** A request with these violations, at least one. */
    public Invalid(List<Violation> violations) {
        super(FailureKind.INVALID, sentence(violations));
        this.violations = List.copyOf(violations);
        this.faults = List.of();
    }

    private Invalid(String message, List<ResourceFault> faults) {
        super(FailureKind.INVALID, message);
        this.violations = List.of();
        this.faults = List.copyOf(faults);
    }

    /** {@return the failure of a resource with these faults, at least one; the message shows at most ten} */
    public static Invalid ofResource(List<ResourceFault> faults) {
        return new Invalid(
                faults.stream().limit(SHOWN).map(ResourceFault::sentence).collect(Collectors.joining("; ")), faults);
    }

    /** A request whose fault cannot be attributed to a single member. */
    public Invalid(String message) {
        super(FailureKind.INVALID, message);
        this.violations = List.of();
        this.faults = List.of();
    }

    /** {@return the faults of the resource that was sent; empty for a request with other faults} */
    public List<ResourceFault> faults() {
        return faults;
    }

    /** {@return the violations; empty if the message is complete without them} */
    public List<Violation> violations() {
        return violations;
    }

    private static String sentence(List<Violation> violations) {
        int count = Math.min(violations.size(), SHOWN);
        return count
                + (count == 1 ? " validation error detected: " : " validation errors detected: ")
                + violations.stream().limit(SHOWN).map(Violation::sentence).collect(Collectors.joining("; "));
    }
}
