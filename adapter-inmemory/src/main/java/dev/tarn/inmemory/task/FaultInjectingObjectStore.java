package dev.tarn.inmemory.task;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.fault.FaultEffect.ObjectFailure.Access;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.ObjectWriter;
import dev.tarn.ports.objectstore.StoredObject;
import dev.tarn.ports.objectstore.UnreadableObject;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The object store as the jobs of one account and region see it: reads and writes fail where a fault says so. */
public record FaultInjectingObjectStore(ObjectStore objects, Faults faults, Scope scope) implements ObjectStore {

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
        check(uri, Access.READ, "read");
        return objects.read(uri);
    }

    @Override
    public ObjectWriter write(S3Uri uri, OutputDataConfig output) {
        check(uri, Access.WRITE, "written");
        return objects.write(uri, output);
    }

    @Override
    public void delete(S3Uri uri) {
        objects.delete(uri);
    }

    private void check(S3Uri uri, Access access, String word) {
        if (!faults.isEmpty() && faults.failsObject(scope, uri, access)) {
            throw new ObjectStoreException(uri, "cannot be " + word + ": a fault was injected", null);
        }
    }
}
