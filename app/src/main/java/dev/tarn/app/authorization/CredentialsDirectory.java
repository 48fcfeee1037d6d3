package dev.tarn.app.authorization;

import dev.tarn.app.setting.BadSettings;
import dev.tarn.domain.account.AccountId;
import dev.tarn.http.signature.key.AccessKey;
import dev.tarn.http.signature.key.AccessKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access keys of {@code credentials} in a directory, read again after the file changed. While a changed file has
 * faults, the last keys without faults stay in effect. Thread-safe.
 */
public final class CredentialsDirectory implements AccessKeys {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialsDirectory.class);

    /** How often the file is looked at, at most. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final String FILE = "credentials";

    /** What shows that a file changed. */
    private record Stamp(long modified, long size) {

        private static final Stamp ABSENT = new Stamp(-1, -1);

        private static Stamp of(Path file) {
            try {
                return new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
            } catch (IOException e) {
                return ABSENT;
            }
        }
    }

    private final Path file;
    private final AccountId usual;
    private final Predicate<String> isPolicy;
    private final LongSupplier nanos;
    private volatile Map<String, AccessKey> keys;
    private volatile long checked;
    private Stamp stamp;

    private CredentialsDirectory(
            Path file,
            AccountId usual,
            Predicate<String> isPolicy,
            LongSupplier nanos,
            Stamp stamp,
            CredentialsFile read) {
        this.file = file;
        this.usual = usual;
        this.isPolicy = isPolicy;
        this.nanos = nanos;
        this.stamp = stamp;
        this.keys = Map.copyOf(read.keys());
        this.checked = nanos.getAsLong();
    }

    /**
     * {@return the keys of a directory; a file with one random key is made where there is none}
     *
     * @param usual the account of a profile that names none
     * @param isPolicy whether a policy of this name exists
     * @throws BadSettings that lists every fault of the file
     */
    public static CredentialsDirectory open(Path directory, AccountId usual, Predicate<String> isPolicy) {
        return open(directory, usual, isPolicy, System::nanoTime);
    }

    static CredentialsDirectory open(Path directory, AccountId usual, Predicate<String> isPolicy, LongSupplier nanos) {
        Path file = directory.resolve(FILE);
        try {
            if (NewCredentials.makeIfAbsent(directory, file)) {
                LOG.info(
                        "A new access key is in {}; use it with AWS_SHARED_CREDENTIALS_FILE={} AWS_PROFILE={}",
                        file,
                        file.toAbsolutePath(),
                        NewCredentials.PROFILE);
            }
        } catch (IOException e) {
            throw new BadSettings(List.of(file + ": cannot be made: " + e), e);
        }
        Stamp stamp = Stamp.of(file);
        CredentialsFile read = CredentialsFile.read(file, usual, isPolicy);
        if (!read.faults().isEmpty()) {
            throw new BadSettings(read.faults());
        }
        read.warnings().forEach(LOG::warn);
        return new CredentialsDirectory(file, usual, isPolicy, nanos, stamp, read);
    }

    @Override
    public Optional<AccessKey> find(String id) {
        if (nanos.getAsLong() - checked >= INTERVAL.toNanos()) {
            refresh();
        }
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public String source() {
        return file.toString();
    }

    private synchronized void refresh() {
        if (nanos.getAsLong() - checked < INTERVAL.toNanos()) {
            return;
        }
        checked = nanos.getAsLong();
        Stamp now = Stamp.of(file);
        if (now.equals(stamp)) {
            return;
        }
        stamp = now;
        CredentialsFile read = CredentialsFile.read(file, usual, isPolicy);
        if (read.faults().isEmpty()) {
            keys = Map.copyOf(read.keys());
            read.warnings().forEach(LOG::warn);
            LOG.info("The access keys of {} were read again", file);
        } else {
            LOG.error(
                    "The access keys of {} were not read again, and the last ones stay in effect: {}",
                    file,
                    String.join("; ", read.faults()));
        }
    }
}
