package dev.tarn.http.s3;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.bucket.Bucket;
import dev.tarn.ports.bucket.BucketException;
import dev.tarn.ports.bucket.BucketException.Reason;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.bucket.MultipartUploads;
import dev.tarn.ports.bucket.ObjectContent;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.ObjectMetadata;
import dev.tarn.ports.bucket.ObjectPage;
import dev.tarn.ports.bucket.ObjectQuery;
import dev.tarn.ports.bucket.ObjectUpload;
import dev.tarn.ports.bucket.WriteCondition;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Buckets in memory, without multipart uploads. An object of {@link #LARGE} is made up of zeros. */
final class StubBuckets implements BucketStore {

    static final S3Uri LARGE = new S3Uri("s3://my-bucket/large");
    static final long LARGE_SIZE = 256L * 1024 * 1024;
    static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:05.678Z");

    final Map<String, byte[]> bytes = new ConcurrentSkipListMap<>();
    final Map<String, ObjectHead> heads = new ConcurrentSkipListMap<>();
    final ConcurrentSkipListSet<String> names = new ConcurrentSkipListSet<>(List.of("my-bucket", "datastore"));
    final AtomicLong received = new AtomicLong();
    final AtomicLong read = new AtomicLong();
    final AtomicInteger open = new AtomicInteger();
    final CountDownLatch aborted = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public List<Bucket> buckets() {
        return names.stream().map(name -> new Bucket(name, MODIFIED)).toList();
    }

    @Override
    public Optional<Bucket> bucket(String name) {
        return buckets().stream().filter(bucket -> bucket.name().equals(name)).findFirst();
    }

    @Override
    public boolean createBucket(String name) {
        return names.add(name);
    }

    @Override
    public void deleteBucket(String name) {
        names.remove(name);
    }

    @Override
    public ObjectPage list(ObjectQuery query) {
        List<ObjectHead> objects = heads.values().stream()
                .filter(head -> head.uri().bucket().equals(query.bucket()))
                .filter(head -> head.uri().key().startsWith(query.prefix()))
                .toList();
        return new ObjectPage(objects, List.of(), false, "");
    }

    @Override
    public Optional<ObjectHead> find(S3Uri uri) {
        require(uri);
        return uri.equals(LARGE)
                ? Optional.of(new ObjectHead(LARGE, LARGE_SIZE, MODIFIED, "large", ObjectMetadata.NONE))
                : Optional.ofNullable(heads.get(uri.value()));
    }

    private void require(S3Uri uri) {
        if (!names.contains(uri.bucket())) {
            throw new BucketException(Reason.NO_SUCH_BUCKET, "There is no bucket '" + uri.bucket() + "'", null);
        }
    }

    @Override
    public ObjectContent open(S3Uri uri) {
        ObjectHead head =
                find(uri).orElseThrow(() -> new BucketException(Reason.NO_SUCH_KEY, "There is no object " + uri, null));
        byte[] whole = bytes.getOrDefault(uri.value(), new byte[0]);
        open.incrementAndGet();
        return new ObjectContent() {
            @Override
            public ObjectHead head() {
                return head;
            }

            @Override
            public int read(long position, byte[] target, int offset, int length) {
                read.addAndGet(length);
                if (!uri.equals(LARGE)) {
                    System.arraycopy(whole, (int) position, target, offset, length);
                }
                return length;
            }

            @Override
            public void close() {
                open.decrementAndGet();
                closed.countDown();
            }
        };
    }

    @Override
    public ObjectUpload put(S3Uri uri) {
        require(uri);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        open.incrementAndGet();
        return new ObjectUpload() {
            private boolean committed;

            @Override
            public void write(byte[] source, int offset, int length) {
                received.addAndGet(length);
                if (!uri.equals(LARGE)) {
                    written.write(source, offset, length);
                }
            }

            @Override
            public ObjectHead commit(String etag, ObjectMetadata metadata, WriteCondition condition) {
                condition.check(Optional.ofNullable(heads.get(uri.value())));
                ObjectHead head = new ObjectHead(uri, written.size(), MODIFIED, etag, metadata);
                bytes.put(uri.value(), written.toByteArray());
                heads.put(uri.value(), head);
                committed = true;
                return head;
            }

            @Override
            public void close() {
                open.decrementAndGet();
                if (!committed) {
                    aborted.countDown();
                }
            }
        };
    }

    @Override
    public void delete(S3Uri uri, WriteCondition condition) {
        require(uri);
        condition.check(find(uri));
        heads.remove(uri.value());
        bytes.remove(uri.value());
    }

    @Override
    public MultipartUploads uploads() {
        throw new UnsupportedOperationException("The tests of app have multipart uploads");
    }
}
