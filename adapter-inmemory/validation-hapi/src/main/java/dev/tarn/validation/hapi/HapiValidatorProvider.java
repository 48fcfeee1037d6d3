package dev.tarn.validation.hapi;

import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ResourceValidatorProvider;

/** Offers HAPI FHIR's validator as {@code hapi}. */
public final class HapiValidatorProvider implements ResourceValidatorProvider {

    @Override
    public String name() {
        return "hapi";
    }

    /** {@return the validator, which is shared by the process: its definitions of R4 take 200 MB of heap} */
    @Override
    public ResourceValidator create() {
        return Shared.VALIDATOR;
    }

    /** Lazy holder. */
    private static final class Shared {
        private static final HapiValidator VALIDATOR = new HapiValidator(new EngineLoading());
    }
}
