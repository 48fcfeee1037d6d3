package dev.tarn.ports.fhir;

/** What became of one entry of a transaction. */
public sealed interface EntryAnswer {

    /** It was a read. */
    record Shown(StoredResource resource) implements EntryAnswer {}

    /**
     * It was a create, an update or a patch.
     *
     * @param created whether the resource was not there before, or was deleted
     */
    record Written(StoredResource resource, boolean created) implements EntryAnswer {}

    /** It was a delete. */
    record Deleted(DeletedResource deletion) implements EntryAnswer {}
}
