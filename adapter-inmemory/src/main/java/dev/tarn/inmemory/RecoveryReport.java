package dev.tarn.inmemory;

import dev.tarn.inmemory.storage.RecoveredDirectory;
import java.nio.file.Path;
import java.util.List;

/** What a recovery of a data directory did. Immutable. */
public final class RecoveryReport {

    private final RecoveredDirectory recovered;

    RecoveryReport(RecoveredDirectory recovered) {
        this.recovered = recovered;
    }

    /** {@return whether nothing was damaged, so that nothing was done} */
    public boolean isWhole() {
        return recovered.isWhole();
    }

    /** {@return what is there again, a line for each resource type of a data store} */
    public List<String> kept() {
        return recovered.kept();
    }

    /** {@return what is not, by data store, with type and id where they are known; empty where nothing was damaged} */
    public List<String> lost() {
        return recovered.lost();
    }

    /** {@return where the damaged files are now; empty where nothing was damaged} */
    public List<Path> originals() {
        return recovered.originals();
    }

    /** {@return the report as lines of text} */
    @Override
    public String toString() {
        return recovered.toString();
    }
}
