package dev.tarn.inmemory.storage.schema.resource;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.storage.FailureReasons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directories for data derived from the resources of data stores: {@code derived/<data store>} in the data directory. */
final class DerivedDirectories {

    private static final Logger LOG = LoggerFactory.getLogger(DerivedDirectories.class);

    private final Path parent;

    DerivedDirectories(Path data) {
        this.parent = data.resolve("derived");
    }

    Path of(DatastoreId id) {
        return parent.resolve(id.value());
    }

    /** Removes the directory of a data store with all files. A failure is logged: the next start removes what is left. */
    void remove(DatastoreId id) {
        remove(of(id));
    }

    /** Removes the directories of all data stores but these. */
    void retain(Set<DatastoreId> known) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        Set<String> names = known.stream().map(DatastoreId::value).collect(Collectors.toUnmodifiableSet());
        try (Stream<Path> directories = Files.list(parent)) {
            directories
                    .filter(directory -> !names.contains(String.valueOf(directory.getFileName())))
                    .toList()
                    .forEach(DerivedDirectories::remove);
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", parent, FailureReasons.of(e));
        }
    }

    private static void remove(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be removed: {}", directory, FailureReasons.of(e));
        }
    }
}
