package dev.tarn.inmemory.storage.mvstore.recovery;

import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.FailureReasons;
import dev.tarn.inmemory.storage.RecoveredData;
import dev.tarn.inmemory.storage.RecoveredDirectory;
import dev.tarn.inmemory.storage.TableSpec;
import dev.tarn.inmemory.storage.mvstore.DataFile;
import dev.tarn.inmemory.storage.mvstore.FileState;
import dev.tarn.inmemory.storage.mvstore.MvStorage;
import dev.tarn.inmemory.storage.mvstore.MvTable;
import dev.tarn.inmemory.storage.mvstore.RecoverySwap;
import dev.tarn.inmemory.storage.mvstore.TableSet;
import dev.tarn.inmemory.storage.mvstore.file.FileIdentity;
import dev.tarn.inmemory.storage.mvstore.file.UninterruptibleFilePath;
import dev.tarn.inmemory.storage.mvstore.lock.DirectoryLock;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile.Status;
import dev.tarn.inmemory.storage.mvstore.log.LogHeader;
import dev.tarn.inmemory.storage.mvstore.log.RedoReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.h2.store.fs.FilePath;

/**
 * Recovers a damaged data directory. What is whole in the file and the log is written into a new database below
 * {@code damaged-<time>}; then the damaged files are moved there, and the new one takes their place ({@link RecoverySwap}).
 * A process that is killed before that has changed nothing; one that is killed in the middle of it is finished by the next
 * start.
 */
public final class DirectoryRecovery {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final List<TableSpec<?, ?>> specs;
    private final Function<MvStorage, RecoveredData> target;
    private final Runnable between;
    private final List<String> problems = new ArrayList<>();

    /**
     * A recovery of a directory.
     *
     * @param specs the tables
     * @param target receives the data, for a new storage
     * @param between runs between each two steps that change the directory
     */
    public DirectoryRecovery(
            Path directory, List<TableSpec<?, ?>> specs, Function<MvStorage, RecoveredData> target, Runnable between) {
        this.directory = directory;
        this.specs = specs;
        this.target = target;
        this.between = between;
    }

    /**
     * Recovers the directory where it is damaged.
     *
     * @throws DirectoryException if it cannot be used for another reason than damage
     */
    public RecoveredDirectory run() {
        try (MvStorage database = MvStorage.open(directory, specs)) {
            database.verify();
            return RecoveredDirectory.WHOLE;
        } catch (DirectoryException e) {
            if (!e.isDamage()) {
                throw e;
            }
            problems.add(e.getMessage());
        } catch (RuntimeException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        try (DirectoryLock lock = DirectoryLock.take(directory)) {
            return recover(lock.lockFile());
        } catch (IOException e) {
            throw new DirectoryException(directory + " cannot be recovered: " + FailureReasons.of(e), e);
        }
    }

    private RecoveredDirectory recover(LockFile lockFile) throws IOException {
        discardUnfinished();
        Path aside = Files.createDirectory(directory.resolve("damaged-" + TIME.format(Instant.now())));
        RecoveredData.Result result;
        try (MvStorage recovered = MvStorage.open(aside.resolve(RecoverySwap.RECOVERED), specs)) {
            result = recover(recovered, lockFile);
        }
        Files.copy(directory.resolve("tarn.lock"), aside.resolve("tarn.lock"));
        List<Path> originals = new ArrayList<>();
        for (String name : RecoverySwap.originals()) {
            if (Files.exists(directory.resolve(name))) {
                originals.add(aside.resolve(name));
            }
        }
        originals.add(aside.resolve("tarn.lock"));
        RecoveredDirectory report = new RecoveredDirectory(result.kept(), result.lost(), originals);
        Files.writeString(aside.resolve("report.txt"), String.join("\n", problems) + "\n\n" + report);
        between.run();
        RecoverySwap swap = new RecoverySwap(directory, between);
        swap.begin(aside);
        swap.finish(lockFile);
        return report;
    }

    /** Removes what a process has recovered that was killed before it was complete; the originals are in place. */
    private void discardUnfinished() throws IOException {
        List<Path> before;
        try (Stream<Path> files = Files.list(directory)) {
            before = files.filter(file -> file.getFileName().toString().startsWith("damaged-"))
                    .toList();
        }
        for (Path aside : before) {
            if (Files.isDirectory(aside.resolve(RecoverySwap.RECOVERED))) {
                RecoverySwap.discard(aside.resolve(RecoverySwap.RECOVERED));
            }
        }
    }

    private RecoveredData.Result recover(MvStorage recovered, LockFile lockFile) throws IOException {
        RecoveredData recovery = target.apply(recovered);
        Path file = directory.resolve(DataFile.NAME);
        long identity = identity(file, lockFile);
        long sequence = 0;
        if (Files.exists(file)) {
            try (Salvage salvage = Salvage.open(file, identity)) {
                sequence = salvage.state(specs.size()).map(FileState::sequence).orElse(0L);
                for (MvTable<?, ?> table : recovered.tables().all()) {
                    copy(salvage, table, recovery);
                }
                recovery.flush();
                if (salvage.isEmpty()) {
                    recovery.lost("What was in " + DataFile.NAME + ": nothing that Tarn has written is found in it");
                }
            }
        } else {
            recovery.lost("All that was in " + DataFile.NAME + ", which is gone");
        }
        OptionalLong acknowledged = lockFile.acknowledged();
        sequence = replay(recovered, recovery, identity, sequence);
        if (acknowledged.orElse(0) > sequence) {
            recovery.lost((acknowledged.getAsLong() - sequence)
                    + " of the last changes before number " + acknowledged.getAsLong()
                    + "; of which resources they were is not known, but where it is listed here");
        }
        return recovery.finish();
    }

    /** {@return the last change that was found} */
    private long replay(MvStorage recovered, RecoveredData recovery, long identity, long sequence) throws IOException {
        FilePath path = FilePath.get(UninterruptibleFilePath.name(directory.resolve(DataFile.LOG_NAME)));
        Optional<RedoReader> log = RedoReader.open(path, identity);
        if (log.isEmpty()) {
            return sequence;
        }
        try (RedoReader reader = log.get()) {
            int count = reader.salvage(
                    new RedoReader.End(sequence, LogHeader.LENGTH, false),
                    record -> replay(recovered, recovery, record));
            return sequence + count;
        }
    }

    private static void replay(MvStorage recovered, RecoveredData recovery, ByteBuffer record) {
        recovered.tables().replay(record, new TableSet.Changes() {
            @Override
            public <K, V> void set(MvTable<K, V> table, K key, Optional<V> value) {
                recovery.set(table, key, value);
            }
        });
        recovery.flush();
    }

    private static <K, V> void copy(Salvage salvage, MvTable<K, V> table, RecoveredData recovery) {
        Salvage.Rows rows = salvage.read(table, (key, value) -> recovery.set(table, key, Optional.of(value)));
        recovery.missed(table, rows.damaged(), rows.uncertain());
    }

    /** {@return the identity of the file, or what lock or log say of it; 0 where none of them can be read} */
    private long identity(Path file, LockFile lockFile) throws IOException {
        Optional<Long> found = Optional.empty();
        if (Files.exists(file)) {
            try (FileChannel open = FileChannel.open(file)) {
                found = FileIdentity.read(open).map(FileIdentity::id);
            }
        }
        return found.or(() -> lockFile.last().map(Status::identity).filter(id -> id != 0))
                .or(this::identityInLog)
                .orElse(0L);
    }

    private Optional<Long> identityInLog() {
        FilePath path = FilePath.get(UninterruptibleFilePath.name(directory.resolve(DataFile.LOG_NAME)));
        try {
            Optional<RedoReader> log = RedoReader.open(path, 0);
            if (log.isEmpty()) {
                return Optional.empty();
            }
            try (RedoReader reader = log.get()) {
                return reader.header().map(LogHeader::identity);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
