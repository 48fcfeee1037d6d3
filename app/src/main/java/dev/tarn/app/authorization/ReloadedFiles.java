package dev.tarn.app.authorization;

import dev.tarn.app.setting.BadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that is read from files, and read again after one of them changed, appeared or disappeared. While the changed
 * files have faults, the last value without faults stays in effect. Thread-safe.
 */
final class ReloadedFiles<T> implements Supplier<T> {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadedFiles.class);

    /** How often the files are looked at, at most. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** The files and directories that exist now and that a value depends on. */
    @FunctionalInterface
    interface Listing {

        List<Path> files() throws IOException;
    }

    /**
     * What files hold.
     *
     * @param faults what is not understood, each a sentence with its file
     * @param warnings what is understood and probably not meant
     */
    record Content<T>(T value, List<String> faults, List<String> warnings) {}

    /** What shows that a file changed; of a directory only its existence counts, since its files have stamps of their own. */
    private record Stamp(long modified, long size) {

        private static Stamp of(Path file) throws IOException {
            return Files.isDirectory(file)
                    ? new Stamp(0, 0)
                    : new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
        }
    }

    private final String name;
    private final Listing listing;
    private final Supplier<Content<T>> source;
    private final LongSupplier nanos;
    private volatile T current;
    private volatile long checked;
    private Map<Path, Stamp> stamps;

    /**
     * The value that the files hold now.
     *
     * @param name of the value, for the log
     * @param source reads what the files of {@code listing} hold now
     * @param nanos a clock such as {@link System#nanoTime}
     * @throws BadSettings that lists every fault
     */
    ReloadedFiles(String name, Listing listing, Supplier<Content<T>> source, LongSupplier nanos) {
        this.name = name;
        this.listing = listing;
        this.source = source;
        this.nanos = nanos;
        this.stamps = stamps();
        Content<T> content = source.get();
        if (!content.faults().isEmpty()) {
            throw new BadSettings(content.faults());
        }
        content.warnings().forEach(LOG::warn);
        this.current = content.value();
        this.checked = nanos.getAsLong();
    }

    @Override
    public T get() {
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
        Map<Path, Stamp> now = stamps();
        if (now.equals(stamps)) {
            return;
        }
        stamps = now;
        Content<T> content = source.get();
        if (content.faults().isEmpty()) {
            current = content.value();
            content.warnings().forEach(LOG::warn);
            LOG.info("{} were read again", name);
        } else {
            LOG.error(
                    "{} were not read again, and the last ones stay in effect: {}",
                    name,
                    String.join("; ", content.faults()));
        }
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new HashMap<>();
        try {
            for (Path file : listing.files()) {
                stamps.put(file, Stamp.of(file));
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("A file disappeared while {} were looked at", name, e);
        }
        return stamps;
    }
}
