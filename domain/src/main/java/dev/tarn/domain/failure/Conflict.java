package dev.tarn.domain.failure;

import java.util.Collection;
import java.util.stream.Collectors;

/** The status of the target does not allow the request. */
public final class Conflict extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A transition that the lifecycle does not have; the message lists the possible ones. */
    public Conflict(String subject, Enum<?> from, Enum<?> to, Collection<? extends Enum<?>> possible) {
        this(subject + " is " + from + " and cannot become " + to + "; " + possibilities(possible));
    }

    /** A conflict with these words. */
    public Conflict(String message) {
        super(FailureKind.CONFLICT, message);
    }

    private static String possibilities(Collection<? extends Enum<?>> possible) {
        if (possible.isEmpty()) {
            return "that is its end";
        }
        return "it may become " + possible.stream().map(Enum::name).collect(Collectors.joining(" or "));
    }
}
