package dev.tarn.inmemory.repository.search.files;

import dev.tarn.inmemory.repository.store.DerivedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Manifests in files, and the value in the store that names the newest. Not thread-safe. */
public final class ManifestFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ManifestFiles.class);

    private static final String VALUE = "search-index";
    private static final int VALUE_LENGTH = 3 * Long.BYTES + Integer.BYTES;

    private final DerivedData derived;
    private Optional<String> current = Optional.empty();

    ManifestFiles(DerivedData derived) {
        this.derived = derived;
    }

    /**
     * A manifest of the process before.
     *
     * @param change all changes up to this one are in it
     */
    public record Stored(Manifest manifest, long change) {}

    /** {@return the manifest that the store names, if it is whole} Removes all files that it does not name. */
    Optional<Stored> open() {
        Optional<Path> directory = derived.directory();
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        Optional<Stored> kept = derived.value(VALUE)
                .filter(value -> value.length == VALUE_LENGTH)
                .flatMap(value -> read(directory.get(), ByteBuffer.wrap(value)));
        Set<String> named = new HashSet<>();
        current.ifPresent(named::add);
        kept.ifPresent(whole -> whole.manifest().names().forEach(name -> named.add(FileNames.segment(name))));
        removeAllBut(named, directory.get());
        return kept;
    }

    private Optional<Stored> read(Path directory, ByteBuffer value) {
        long change = value.getLong();
        String name = FileNames.manifest(value.getLong());
        long length = value.getLong();
        int checksum = value.getInt();
        Path file = directory.resolve(name);
        try {
            if (Files.size(file) != length) {
                throw new IOException("it has " + Files.size(file) + " bytes, and " + length + " were written");
            }
            byte[] bytes = Files.readAllBytes(file);
            if (checksum(bytes) != checksum) {
                throw new IOException("its checksum is wrong");
            }
            Manifest manifest = ManifestCodec.read(bytes);
            current = Optional.of(name);
            return Optional.of(new Stored(manifest, change));
        } catch (NoSuchFileException e) {
            // As after the restore of a backup, which has no derived data.
            LOG.info("The search index is built again at the next searches: {} is missing", file);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The search index is built again at the next searches: {} is damaged: {}", file, e.getMessage());
        }
        return Optional.empty();
    }

    /** {@return whether it was written; not where the data store is deleted or the changes since are not known any more} */
    boolean keep(Manifest manifest, long change) throws IOException {
        Optional<Path> directory = derived.directory();
        if (directory.isEmpty()) {
            return false;
        }
        byte[] bytes = ManifestCodec.write(manifest);
        long number = FileNames.next();
        String name = FileNames.manifest(number);
        Path file = directory.get().resolve(name);
        boolean kept = false;
        try {
            FileNames.write(file, ByteBuffer.wrap(bytes));
            kept = derived.keep(
                    VALUE,
                    ByteBuffer.allocate(VALUE_LENGTH)
                            .putLong(change)
                            .putLong(number)
                            .putLong(bytes.length)
                            .putInt(checksum(bytes))
                            .array(),
                    change);
        } finally {
            if (!kept) {
                FileNames.remove(file);
            }
        }
        if (kept) {
            current.ifPresent(before -> FileNames.remove(directory.get().resolve(before)));
            current = Optional.of(name);
        }
        return kept;
    }

    private static void removeAllBut(Set<String> named, Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> unnamed = files.filter(file -> !named.contains(String.valueOf(file.getFileName())))
                    .toList();
            unnamed.forEach(FileNames::remove);
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", directory, e.toString());
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
