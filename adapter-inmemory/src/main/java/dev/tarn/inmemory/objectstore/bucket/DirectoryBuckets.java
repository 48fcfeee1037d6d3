package dev.tarn.inmemory.objectstore.bucket;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.inmemory.objectstore.ObjectPaths;
import dev.tarn.ports.bucket.Bucket;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.bucket.MultipartUploads;
import dev.tarn.ports.bucket.ObjectContent;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.ObjectPage;
import dev.tarn.ports.bucket.ObjectQuery;
import dev.tarn.ports.bucket.ObjectUpload;
import dev.tarn.ports.bucket.WriteCondition;
import java.util.List;
import java.util.Optional;

/** The directory of a {@link DirectoryObjectStore} as buckets: each folder with a legal name is one. Thread-safe. */
public final class DirectoryBuckets implements BucketStore {

    private final ObjectPaths paths;
    private final BucketFolders folders;
    private final ObjectFiles objects;
    private final DirectoryUploads uploads;

    private DirectoryBuckets(DirectoryObjectStore store) {
        this.paths = store.paths();
        this.folders = new BucketFolders(paths);
        this.objects = new ObjectFiles(paths, folders, store.temporaries());
        this.uploads = new DirectoryUploads(store.root(), folders, objects, store.temporaries());
    }

    /** {@return the buckets of an object store} Nothing is created or read yet. */
    public static DirectoryBuckets of(DirectoryObjectStore store) {
        return new DirectoryBuckets(store);
    }

    @Override
    public List<Bucket> buckets() {
        return folders.all();
    }

    @Override
    public Optional<Bucket> bucket(String name) {
        return folders.find(name);
    }

    @Override
    public boolean createBucket(String name) {
        return folders.create(name);
    }

    @Override
    public void deleteBucket(String name) {
        folders.delete(name);
    }

    @Override
    public ObjectPage list(ObjectQuery query) {
        folders.require(query.bucket());
        S3Uri bucket = new S3Uri("s3://" + query.bucket());
        return Failures.translated(bucket, "could not be listed", () -> PageReader.read(paths, objects, query));
    }

    @Override
    public Optional<ObjectHead> find(S3Uri uri) {
        return Failures.translated(uri, "could not be found", () -> objects.find(uri));
    }

    @Override
    public ObjectContent open(S3Uri uri) {
        return Failures.translated(uri, "could not be opened", () -> objects.open(uri));
    }

    @Override
    public ObjectUpload put(S3Uri uri) {
        return Failures.translated(uri, "could not be written", () -> objects.put(uri));
    }

    @Override
    public void delete(S3Uri uri, WriteCondition condition) {
        Failures.translated(uri, "could not be deleted", () -> objects.delete(uri, condition));
    }

    @Override
    public MultipartUploads uploads() {
        return uploads;
    }
}
