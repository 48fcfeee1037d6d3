package dev.tarn.ports.objectstore;

import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Forwards every call to another object store. Subclasses override the methods that they change. */
public abstract class ForwardingObjectStore implements ObjectStore {

    private final ObjectStore objects;

    /** A view of an object store. */
    protected ForwardingObjectStore(ObjectStore objects) {
        this.objects = objects;
    }

    @Override
    public Optional<StoredObject> find(S3Uri uri) {
        return objects.find(uri);
    }

    @Override
    public Stream<StoredObject> list(S3Uri folder) {
        return objects.list(folder);
    }

    @Override
    public Stream<StoredObject> list(S3Uri folder, Consumer<UnreadableObject> unreadable) {
        return objects.list(folder, unreadable);
    }

    @Override
    public InputStream read(S3Uri uri) {
        return objects.read(uri);
    }

    @Override
    public ObjectWriter write(S3Uri uri, OutputDataConfig output) {
        return objects.write(uri, output);
    }

    @Override
    public void delete(S3Uri uri) {
        objects.delete(uri);
    }
}
