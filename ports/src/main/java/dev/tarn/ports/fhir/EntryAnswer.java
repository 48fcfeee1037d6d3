package dev.tarn.ports.fhir;

/** The result of one entry of a transaction. Immutable. */
public sealed interface EntryAnswer permits EntryAnswer.Shown, WrittenResource, DeletedResource {

    /** Which interaction the result is of, for exhaustive switches. */
    enum Kind {
        /** A read or vread: a {@link Shown}. */
        SHOWN,
        /** A create, an update or a patch: a {@link WrittenResource}. */
        WRITTEN,
        /** A delete: a {@link DeletedResource}. */
        DELETED
    }

    /** {@return the kind, which tells the class} */
    Kind kind();

    /** The result of a read or vread. */
    record Shown(StoredResource resource) implements EntryAnswer {
        @Override
        public Kind kind() {
            return Kind.SHOWN;
        }
    }
}
