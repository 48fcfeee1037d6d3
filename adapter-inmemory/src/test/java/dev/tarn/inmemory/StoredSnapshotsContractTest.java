package dev.tarn.inmemory;

import dev.tarn.ports.contract.SnapshotSubject;
import dev.tarn.ports.contract.SnapshotsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class StoredSnapshotsContractTest implements SnapshotsContract {

    @TempDir
    private Path directory;

    @Override
    public SnapshotSubject subject() {
        return new LocalSubject(LocalHealthLake.builder().data(directory));
    }
}
