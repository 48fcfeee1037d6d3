package dev.tarn.domain.failure;

import java.util.Optional;

/** A create whose idempotency key has been used before ({@code data-plane.md} 3.2). */
public final class Duplicate extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<String> original;

    /** A failure with these words. */
    public Duplicate(String message) {
        this(message, Optional.empty());
    }

    private Duplicate(String message, Optional<String> original) {
        super(FailureKind.DUPLICATE, message);
        this.original = original;
    }

    /** {@return that the key has made the resource at this address} */
    public static Duplicate of(Object address) {
        return new Duplicate(
                "This idempotency key has created " + address + " before", Optional.of(address.toString()));
    }

    /** {@return a failure with this message, as a service reported it, and the relative reference that it named} */
    public static Duplicate reported(String message, Optional<String> original) {
        return new Duplicate(message, original);
    }

    /** {@return the resource created with the key, as a relative reference; empty if only the message is known} */
    public Optional<String> original() {
        return original;
    }
}
