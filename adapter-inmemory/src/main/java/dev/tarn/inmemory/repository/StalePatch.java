package dev.tarn.inmemory.repository;

import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.fhir.ResourceAddress;
import java.util.function.Supplier;

/** A large resource was changed while a patch was applied to it; the patch is applied again, without the store's lock. */
final class StalePatch extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int ATTEMPTS = 5;

    private final transient ResourceAddress address;

    StalePatch(ResourceAddress address) {
        super("The patched version of " + address + " is not the current one", null, false, false);
        this.address = address;
    }

    /**
     * {@return the result of the first attempt that is not stale}
     *
     * @throws Conflict if all are
     */
    static <T> T retry(Supplier<T> attempt) {
        for (int left = ATTEMPTS - 1; ; left--) {
            try {
                return attempt.get();
            } catch (StalePatch e) {
                if (left == 0) {
                    throw new Conflict(e.address + " was changed by other requests each of the " + ATTEMPTS
                            + " times that the patch was applied to it; send the patch again");
                }
            }
        }
    }
}
