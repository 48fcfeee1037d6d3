package ca.uhn.fhir.context;

/** Stands for the HAPI of another version that an embedding program has on its class path. */
public final class FhirContext {

    private FhirContext() {
        throw new IllegalStateException("the HAPI of the embedding program");
    }

    /** As HAPI's, which the engine calls. */
    public static FhirContext forR4() {
        return new FhirContext();
    }
}
