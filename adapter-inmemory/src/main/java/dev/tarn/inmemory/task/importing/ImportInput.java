package dev.tarn.inmemory.task.importing;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.task.JobFolder;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.inmemory.task.WorkStopped;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.StoredObject;
import dev.tarn.ports.objectstore.UnreadableObject;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What an import reads: the object of exactly the given key, or else every object below the folder of that name. */
final class ImportInput {

    private static final String EXTENSION = ".ndjson";

    private final ObjectStore objects;
    private final S3Uri uri;
    private final JobFolder folder;

    ImportInput(ObjectStore objects, S3Uri uri, JobFolder folder) {
        this.objects = objects;
        this.uri = uri;
        this.folder = folder;
    }

    /**
     * One object of the input.
     *
     * @param path its key below the folder; the name alone, where it is the input itself
     * @param unread why it is not read, as a sentence; empty where it is
     */
    record Item(StoredObject object, String path, Optional<String> unread) {

        static Item of(StoredObject object, String path) {
            return new Item(
                    object,
                    path,
                    path.endsWith(EXTENSION) ? Optional.empty() : Optional.of("The name does not end in " + EXTENSION));
        }
    }

    /**
     * {@return how many bytes are to be read}
     *
     * @throws WorkFailed if there is nothing to read, saying what there is ({@code decisions.md} D24)
     */
    long survey(BooleanSupplier stop) {
        InputSurvey survey = new InputSurvey(uri);
        forEach(stop, survey::add, survey::addOutput);
        return survey.bytes();
    }

    /**
     * Visits the objects in the order of their keys. Lists the store again on each call, instead of holding a million
     * names. Outputs of this job and of earlier imports, and the probes of all jobs, are not input even if they lie
     * below the prefix ({@code decisions.md} D80).
     */
    void forEach(BooleanSupplier stop, Consumer<Item> consumer) {
        forEach(stop, consumer, () -> {});
    }

    private void forEach(BooleanSupplier stop, Consumer<Item> consumer, Runnable output) {
        Optional<StoredObject> single = find();
        if (single.isPresent()) {
            String value = uri.value();
            consumer.accept(Item.of(single.get(), value.substring(value.lastIndexOf('/') + 1)));
            return;
        }
        int prefix = uri.asFolder().value().length();
        Consumer<UnreadableObject> unreadable = found -> {
            String path = found.uri().value().substring(prefix);
            if (isInput(found.uri(), path)) {
                consumer.accept(new Item(new StoredObject(found.uri(), 0), path, Optional.of(found.reason())));
            }
        };
        try (Stream<StoredObject> listed = list(unreadable)) {
            Iterator<StoredObject> all = listed.iterator();
            while (hasNext(all)) {
                WorkStopped.check(stop);
                StoredObject object = all.next();
                String path = object.uri().value().substring(prefix);
                if (isInput(object.uri(), path)) {
                    consumer.accept(Item.of(object, path));
                } else if (JobFolder.isOfImport(path)) {
                    output.run();
                }
            }
        }
    }

    private boolean isInput(S3Uri object, String path) {
        return !folder.holds(object) && !isProbe(path) && !JobFolder.isOfImport(path);
    }

    private static boolean isProbe(String path) {
        return path.equals(JobFolder.PROBE) || path.endsWith("/" + JobFolder.PROBE);
    }

    private Optional<StoredObject> find() {
        if (uri.key().isEmpty() || uri.key().endsWith("/")) {
            return Optional.empty();
        }
        try {
            return objects.find(uri);
        } catch (ObjectStoreException e) {
            throw unreadable(e);
        }
    }

    private Stream<StoredObject> list(Consumer<UnreadableObject> unreadable) {
        try {
            return objects.list(uri, unreadable);
        } catch (ObjectStoreException e) {
            throw unreadable(e);
        }
    }

    private static boolean hasNext(Iterator<StoredObject> all) {
        try {
            return all.hasNext();
        } catch (ObjectStoreException e) {
            throw unreadable(e);
        }
    }

    /** The failure of an object, or of the listing, to be read. */
    static WorkFailed unreadable(ObjectStoreException cause) {
        return new WorkFailed("The input cannot be read: " + cause.getMessage(), cause);
    }
}
