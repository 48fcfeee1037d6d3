package dev.tarn.aws.s3;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.StoredObject;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Iterates lazily over the objects below a folder, page by page, in the order of their keys. */
final class S3Listing implements Iterator<StoredObject> {

    private final S3Client client;
    private final S3Failures failures;
    private final S3Uri folder;
    private Iterator<S3Object> page = Collections.emptyIterator();
    private Optional<String> continuation = Optional.empty();
    private boolean lastPage;
    private Optional<StoredObject> next = Optional.empty();

    S3Listing(S3Client client, S3Failures failures, S3Uri folder) {
        this.client = client;
        this.failures = failures;
        this.folder = folder;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty()) {
            Optional<S3Object> object = fetch();
            if (object.isEmpty()) {
                return false;
            }
            next = object.map(this::stored).filter(stored -> !S3ObjectStore.isFolder(stored.uri()));
        }
        return true;
    }

    @Override
    public StoredObject next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StoredObject found = next.orElseThrow();
        next = Optional.empty();
        return found;
    }

    private Optional<S3Object> fetch() {
        while (!page.hasNext() && !lastPage) {
            turn();
        }
        return page.hasNext() ? Optional.of(page.next()) : Optional.empty();
    }

    private void turn() {
        ListObjectsV2Request.Builder request =
                ListObjectsV2Request.builder().bucket(folder.bucket()).prefix(folder.key());
        continuation.ifPresent(request::continuationToken);
        try {
            ListObjectsV2Response answer = client.listObjectsV2(request.build());
            page = answer.contents().iterator();
            continuation = Optional.ofNullable(answer.nextContinuationToken());
            lastPage = continuation.isEmpty();
        } catch (SdkException e) {
            throw failures.of(folder, "could not be listed", e);
        }
    }

    private StoredObject stored(S3Object object) {
        try {
            return new StoredObject(new S3Uri("s3://" + folder.bucket() + "/" + object.key()), object.size());
        } catch (Invalid e) {
            throw new ObjectStoreException(
                    folder, "holds an object whose key HealthLake cannot name: " + e.getMessage(), e);
        }
    }
}
