package dev.tarn.ports.fhir;

/** One version of a resource in a history. Immutable. */
public sealed interface HistoryEntry permits WrittenResource, DeletedResource {

    /** What made the version, for exhaustive switches. */
    enum Change {
        /** A create, an update, a patch or an import: a {@link WrittenResource}. */
        WRITE,
        /** A delete: a {@link DeletedResource}. */
        DELETE
    }

    /** {@return what made the version, which tells the class} */
    Change change();
}
