package dev.tarn.ports.fhir;

/**
 * A version that a create, an update or a patch has written. Immutable.
 *
 * @param created whether the resource did not exist before this version, or was deleted
 */
public record WrittenResource(StoredResource resource, boolean created) implements EntryAnswer, HistoryEntry {

    @Override
    public EntryAnswer.Kind kind() {
        return EntryAnswer.Kind.WRITTEN;
    }

    @Override
    public HistoryEntry.Change change() {
        return HistoryEntry.Change.WRITE;
    }
}
