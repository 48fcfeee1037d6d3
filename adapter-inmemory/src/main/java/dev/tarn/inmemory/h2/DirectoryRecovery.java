package dev.tarn.inmemory.h2;

import dev.tarn.domain.account.Scope;
import dev.tarn.inmemory.h2.LockNotes.Note;
import dev.tarn.inmemory.h2.LockNotes.State;
import dev.tarn.inmemory.h2.block.FileIdentity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.h2.store.fs.FilePath;

/**
 * Recovers a damaged data directory. What is whole in the file and the log is written into a new database below
 * {@code damaged-<time>}; then the damaged files are moved there, and the new one takes their place. A process that is
 * killed before that has changed nothing; one that is killed between the two leaves the file missing, which is refused.
 */
final class DirectoryRecovery {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final Scope scope;
    private final List<String> problems = new ArrayList<>();

    DirectoryRecovery(Path directory, Scope scope) {
        this.directory = directory;
        this.scope = scope;
    }

    /**
     * Recovers the directory where it is damaged.
     *
     * @throws DataDirectoryException where it cannot be used for another reason than damage
     */
    RecoveryReport run() {
        try (H2Database database = H2Database.open(directory)) {
            database.verify();
            return RecoveryReport.WHOLE;
        } catch (DataDirectoryException e) {
            if (!e.isDamage()) {
                throw e;
            }
            problems.add(e.getMessage());
        } catch (RuntimeException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        try (DirectoryLock lock = DirectoryLock.take(directory)) {
            return recover(lock.notes());
        } catch (IOException e) {
            throw new DataDirectoryException(directory + " cannot be recovered: " + Reasons.of(e), e);
        }
    }

    private RecoveryReport recover(LockNotes notes) throws IOException {
        Path aside = Files.createDirectory(directory.resolve("damaged-" + TIME.format(Instant.now())));
        Path made = aside.resolve("recovered");
        DataRecovery.Result result;
        try (H2Database target = H2Database.open(made)) {
            result = recover(target, notes);
        }
        Note note;
        try (DirectoryLock lock = DirectoryLock.take(made.toRealPath())) {
            note = lock.notes().last().orElseThrow();
        }
        Files.copy(directory.resolve("tarn.lock"), aside.resolve("tarn.lock"));
        List<Path> originals = new ArrayList<>();
        for (String name : List.of(DataFile.LOG_NAME, DataFile.NAME)) {
            Path original = directory.resolve(name);
            if (Files.exists(original)) {
                originals.add(Files.move(original, aside.resolve(name), StandardCopyOption.ATOMIC_MOVE));
            }
        }
        originals.add(aside.resolve("tarn.lock"));
        notes.acknowledge(note.sequence());
        notes.note(new Note(State.CLOSED, note.identity(), note.generation(), note.sequence(), note.size()));
        Files.move(made.resolve(DataFile.NAME), directory.resolve(DataFile.NAME), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(made.resolve("tarn.lock"));
        Files.delete(made);
        RecoveryReport report = new RecoveryReport(result.kept(), result.lost(), originals);
        Files.writeString(aside.resolve("report.txt"), String.join("\n", problems) + "\n\n" + report);
        return report;
    }

    private DataRecovery.Result recover(H2Database target, LockNotes notes) throws IOException {
        DataRecovery recovery = new DataRecovery(target, scope);
        Path file = directory.resolve(DataFile.NAME);
        long identity = identity(file, notes);
        long sequence = 0;
        if (Files.exists(file)) {
            try (Salvage salvage = Salvage.open(file, identity)) {
                sequence = salvage.state().map(FileState::sequence).orElse(0L);
                recovery.copy(salvage);
                if (salvage.isEmpty()) {
                    recovery.lost("What was in " + DataFile.NAME + ": nothing that Tarn has written is found in it");
                }
            }
        } else {
            recovery.lost("All that was in " + DataFile.NAME + ", which is gone");
        }
        OptionalLong acknowledged = notes.acknowledged();
        sequence = replay(recovery, identity, sequence);
        if (acknowledged.orElse(0) > sequence) {
            recovery.lost((acknowledged.getAsLong() - sequence)
                    + " of the last changes before number " + acknowledged.getAsLong()
                    + "; of which resources they were is not known, but where it is listed here");
        }
        return recovery.finish();
    }

    /** {@return the last change that was found} */
    private long replay(DataRecovery recovery, long identity, long sequence) throws IOException {
        FilePath path = FilePath.get(SteadyFilePath.name(directory.resolve(DataFile.LOG_NAME)));
        Optional<RedoReader> log = RedoReader.open(path, identity);
        if (log.isEmpty()) {
            return sequence;
        }
        try (RedoReader reader = log.get()) {
            int count = reader.salvage(new RedoReader.End(sequence, LogHeader.LENGTH, false), recovery::replay);
            return sequence + count;
        }
    }

    /** {@return the identity of the file, or what lock or log say of it; 0 where none of them can be read} */
    private long identity(Path file, LockNotes notes) throws IOException {
        Optional<Long> found = Optional.empty();
        if (Files.exists(file)) {
            try (FileChannel open = FileChannel.open(file)) {
                found = FileIdentity.read(open).map(FileIdentity::id);
            }
        }
        return found.or(() -> notes.last().map(Note::identity).filter(id -> id != 0))
                .or(this::identityInLog)
                .orElse(0L);
    }

    private Optional<Long> identityInLog() {
        FilePath path = FilePath.get(SteadyFilePath.name(directory.resolve(DataFile.LOG_NAME)));
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
