package dev.tarn.app.authorization;

import dev.tarn.app.setting.BadSettings;
import dev.tarn.domain.account.AccountId;
import dev.tarn.http.signature.key.AccessKey;
import dev.tarn.http.signature.key.AccessKeys;
import java.io.IOException;
import java.nio.file.Path;
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

    private static final String FILE = "credentials";

    private final Path file;
    private final ReloadedFiles<Map<String, AccessKey>> keys;

    private CredentialsDirectory(Path file, ReloadedFiles<Map<String, AccessKey>> keys) {
        this.file = file;
        this.keys = keys;
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
        return new CredentialsDirectory(
                file,
                new ReloadedFiles<>(
                        "The access keys of " + file,
                        () -> List.of(file),
                        () -> CredentialsFile.read(file, usual, isPolicy),
                        nanos));
    }

    /** {@return the first profile of a directory that has a key, for a command that the user can try} */
    public static Optional<String> firstProfile(Path directory, AccountId usual) {
        return CredentialsFile.read(directory.resolve(FILE), usual, policy -> true).value().values().stream()
                .map(key -> key.user().name())
                .findFirst();
    }

    @Override
    public Optional<AccessKey> find(String id) {
        return Optional.ofNullable(keys.get().get(id));
    }

    @Override
    public String source() {
        return file.toString();
    }
}
