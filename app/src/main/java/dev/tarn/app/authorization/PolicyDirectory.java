package dev.tarn.app.authorization;

import dev.tarn.app.setting.BadSettings;
import dev.tarn.domain.iam.AccessPolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies and roles of a directory, which are read again after a file changed. While a changed file has faults, the
 * last policies without faults stay in effect. Thread-safe.
 */
public final class PolicyDirectory implements Supplier<AccessPolicies> {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyDirectory.class);

    /** How often the files are looked at, at most. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** What shows that a file changed. */
    private record Stamp(long modified, long size) {}

    private final Path directory;
    private final LongSupplier nanos;
    private volatile AccessPolicies current;
    private volatile long checked;
    private Map<Path, Stamp> stamps;

    private PolicyDirectory(Path directory, LongSupplier nanos, Map<Path, Stamp> stamps, AccessPolicies current) {
        this.directory = directory;
        this.nanos = nanos;
        this.stamps = stamps;
        this.current = current;
        this.checked = nanos.getAsLong();
    }

    /**
     * {@return the policies and roles of a directory}
     *
     * @throws BadSettings that lists everything that is not understood
     */
    public static PolicyDirectory open(Path directory) {
        return open(directory, System::nanoTime);
    }

    static PolicyDirectory open(Path directory, LongSupplier nanos) {
        Map<Path, Stamp> stamps = stamps(directory);
        PolicyFiles files = PolicyFiles.read(directory);
        if (!files.faults().isEmpty()) {
            throw new BadSettings(files.faults());
        }
        files.warnings().forEach(LOG::warn);
        return new PolicyDirectory(directory, nanos, stamps, files.policies());
    }

    @Override
    public AccessPolicies get() {
        if (nanos.getAsLong() - checked >= INTERVAL.toNanos()) {
            refresh();
        }
        return current;
    }

    private synchronized void refresh() {
        if (nanos.getAsLong() - checked < INTERVAL.toNanos()) {
            return;
        }
        checked = nanos.getAsLong();
        Map<Path, Stamp> now = stamps(directory);
        if (now.equals(stamps)) {
            return;
        }
        stamps = now;
        PolicyFiles files = PolicyFiles.read(directory);
        List<String> faults = files.faults();
        if (faults.isEmpty()) {
            current = files.policies();
            files.warnings().forEach(LOG::warn);
            LOG.info("The policies and roles of {} were read again", directory);
        } else {
            LOG.error(
                    "The policies and roles of {} were not read again, and the last ones stay in effect: {}",
                    directory,
                    String.join("; ", faults));
        }
    }

    private static Map<Path, Stamp> stamps(Path directory) {
        Map<Path, Stamp> stamps = new TreeMap<>();
        try {
            for (Path file : PolicyFiles.files(directory)) {
                stamps.put(file, new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file)));
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("A file of {} disappeared while it was looked at", directory, e);
        }
        return stamps;
    }
}
