package dev.tarn.ports.fhir;

/** One interaction with one resource, which a condition may choose: what an entry of a Bundle can ask for. Immutable. */
public sealed interface FhirRequest
        permits CreateResource,
                ReadResource,
                UpdateResource,
                PatchResource,
                DeleteResource,
                ConditionalCreate,
                ConditionalUpdate,
                ConditionalDelete {

    /** The interaction, for exhaustive switches. */
    enum Kind {
        /** A {@link CreateResource}. */
        CREATE,
        /** A {@link ReadResource}: a read or vread. */
        READ,
        /** An {@link UpdateResource}. */
        UPDATE,
        /** A {@link PatchResource}. */
        PATCH,
        /** A {@link DeleteResource}. */
        DELETE,
        /** A {@link ConditionalCreate}. */
        CONDITIONAL_CREATE,
        /** A {@link ConditionalUpdate}. */
        CONDITIONAL_UPDATE,
        /** A {@link ConditionalDelete}. */
        CONDITIONAL_DELETE
    }

    /** {@return the kind, which tells the class} */
    Kind kind();
}
