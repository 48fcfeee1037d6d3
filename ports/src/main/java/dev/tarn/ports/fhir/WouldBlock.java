package dev.tarn.ports.fhir;

/** A search was abandoned, because it would block and {@link RequestBudget#mayBlock} says that it must not. Nothing was changed. */
public final class WouldBlock extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WouldBlock() {
        super(null, null, false, false);
    }
}
