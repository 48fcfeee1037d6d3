package dev.tarn.inmemory.work;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.ObjectStore;
import dev.tarn.ports.ObjectStoreException;
import dev.tarn.ports.StoredObject;
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
    private final JobFolder output;

    ImportInput(ObjectStore objects, S3Uri uri, JobFolder output) {
        this.objects = objects;
        this.uri = uri;
        this.output = output;
    }

    /**
     * One object of the input.
     *
     * @param path its key below the folder; the name alone, where it is the input itself
     */
    record Item(StoredObject object, String path) {
        boolean isNdjson() {
            return path.endsWith(EXTENSION);
        }
    }

    /**
     * {@return how many bytes are to be read}
     *
     * @throws WorkFailed where there is nothing to read, saying what there is ({@code decisions.md} D24)
     */
    long survey(BooleanSupplier stop) {
        long[] found = new long[3];
        forEach(stop, item -> {
            found[item.isNdjson() ? 0 : 1]++;
            found[2] += item.isNdjson() ? item.object().size() : 0;
        });
        if (found[0] == 0) {
            throw new WorkFailed(
                    found[1] == 0
                            ? "The input is absent: there is no object at or below " + uri
                            : "The input holds no " + EXTENSION + " object: of the " + found[1] + " at or below " + uri
                                    + " none has a name that ends so");
        }
        return found[2];
    }

    /**
     * Goes through the objects in the order of their keys. It asks the store anew each time, instead of holding the
     * names of a million objects. What this job writes, and the probes of all jobs, are not input even where they lie
     * below it.
     */
    void forEach(BooleanSupplier stop, Consumer<Item> consumer) {
        Optional<StoredObject> single = find();
        if (single.isPresent()) {
            String value = uri.value();
            consumer.accept(new Item(single.get(), value.substring(value.lastIndexOf('/') + 1)));
            return;
        }
        int prefix = uri.asFolder().value().length();
        try (Stream<StoredObject> listed = list()) {
            Iterator<StoredObject> all = listed.iterator();
            while (hasNext(all)) {
                WorkStopped.check(stop);
                StoredObject object = all.next();
                String path = object.uri().value().substring(prefix);
                if (!output.holds(object.uri()) && !isProbe(path)) {
                    consumer.accept(new Item(object, path));
                }
            }
        }
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

    private Stream<StoredObject> list() {
        try {
            return objects.list(uri);
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
