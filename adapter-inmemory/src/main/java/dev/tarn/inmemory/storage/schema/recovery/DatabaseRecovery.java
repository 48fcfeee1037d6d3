package dev.tarn.inmemory.storage.schema.recovery;

import dev.tarn.domain.account.Scope;
import dev.tarn.inmemory.storage.RecoveredDirectory;
import dev.tarn.inmemory.storage.mvstore.MvStorage;
import dev.tarn.inmemory.storage.mvstore.recovery.DirectoryRecovery;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import java.nio.file.Path;

/** Recovers databases. */
public final class DatabaseRecovery {

    private DatabaseRecovery() {}

    /**
     * Recovers the database in a directory where it is damaged: keeps what is whole, moves the damaged files into a
     * directory {@code damaged-<time>} beside it, and lists what is lost, there in {@code report.txt} as well.
     *
     * @param scope of data stores of which only the resources are left
     * @throws dev.tarn.inmemory.storage.DirectoryException if the directory cannot be used, for another reason than damage
     */
    public static RecoveredDirectory recover(Path directory, Scope scope) {
        return recover(directory, scope, () -> {});
    }

    /**
     * Recovers a database.
     *
     * @param between runs between each two steps that change the directory
     */
    public static RecoveredDirectory recover(Path directory, Scope scope, Runnable between) {
        return new DirectoryRecovery(
                        MvStorage.made(directory),
                        Tables.ALL,
                        recovered -> new DataRecovery(new Database(recovered), scope),
                        between)
                .run();
    }
}
