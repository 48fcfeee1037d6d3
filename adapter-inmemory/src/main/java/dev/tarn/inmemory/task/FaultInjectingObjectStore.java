package dev.tarn.inmemory.task;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.fault.FaultEffect.ObjectFailure.Access;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.objectstore.ForwardingObjectStore;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.io.InputStream;

/** The object store as the jobs of one account and region see it: reads and writes fail where a fault says so. */
public final class FaultInjectingObjectStore extends ForwardingObjectStore {

    private final Faults faults;
    private final Scope scope;

    /** A view of an object store, for the jobs of this account and region. */
    public FaultInjectingObjectStore(ObjectStore objects, Faults faults, Scope scope) {
        super(objects);
        this.faults = faults;
        this.scope = scope;
    }

    @Override
    public InputStream read(S3Uri uri) {
        check(uri, Access.READ, "read");
        return super.read(uri);
    }

    @Override
    public ObjectWriter write(S3Uri uri, OutputDataConfig output) {
        check(uri, Access.WRITE, "written");
        return super.write(uri, output);
    }

    private void check(S3Uri uri, Access access, String word) {
        if (faults.failsObject(scope, uri, access)) {
            throw new ObjectStoreException(uri, "cannot be " + word + ": a fault was injected", null);
        }
    }
}
