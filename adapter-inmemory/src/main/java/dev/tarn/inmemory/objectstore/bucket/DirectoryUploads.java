package dev.tarn.inmemory.objectstore.bucket;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.objectstore.Temporaries;
import dev.tarn.inmemory.objectstore.Temporary;
import dev.tarn.ports.bucket.MultipartUpload;
import dev.tarn.ports.bucket.MultipartUploads;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.ObjectMetadata;
import dev.tarn.ports.bucket.ObjectUpload;
import dev.tarn.ports.bucket.UploadedPart;
import dev.tarn.ports.bucket.WriteCondition;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Multipart uploads: parts are files, which the completion copies one after the other into the object's. */
final class DirectoryUploads implements MultipartUploads {

    private final BucketFolders buckets;
    private final ObjectFiles objects;
    private final Temporaries temporaries;
    private final UploadFolders uploads;

    /** Of uploads, by their ids: a part is not replaced while the parts are put together. */
    private final KeyLocks locks = new KeyLocks();

    DirectoryUploads(Path root, BucketFolders buckets, ObjectFiles objects, Temporaries temporaries) {
        this.buckets = buckets;
        this.objects = objects;
        this.temporaries = temporaries;
        this.uploads = new UploadFolders(root.resolve(".tarn-uploads"));
    }

    @Override
    public String begin(S3Uri uri, ObjectMetadata metadata, Optional<String> algorithm, boolean composite) {
        return Failures.translated(uri, "could not be written", () -> {
            objects.requireWritable(uri);
            return uploads.create(uri, metadata, algorithm, composite);
        });
    }

    @Override
    public MultipartUpload describe(S3Uri uri, String id) {
        return Failures.translated(uri, "could not be read", () -> uploads.describe(uri, id));
    }

    @Override
    public List<MultipartUpload> list(String bucket) {
        buckets.require(bucket);
        return Failures.translated(new S3Uri("s3://" + bucket), "could not be listed", () -> uploads.all(bucket));
    }

    @Override
    public ObjectUpload part(S3Uri uri, String id, int number) {
        return Failures.translated(uri, "could not be written", () -> {
            uploads.of(uri, id);
            return new FileUpload(
                    uri, temporaries.create(), (file, metadata, condition) -> place(uri, id, number, file, metadata));
        });
    }

    private ObjectHead place(S3Uri uri, String id, int number, Temporary file, StoredMetadata metadata)
            throws IOException {
        return locks.locked(id, () -> {
            Path upload = uploads.of(uri, id);
            Path target = upload.resolve(PartFile.name(number, metadata));
            long size = file.channel().size();
            file.moveTo(target);
            uploads.removeOthers(upload, number, target);
            return new ObjectHead(uri, size, Instant.now(), metadata.etag(), metadata.metadata());
        });
    }

    @Override
    public List<UploadedPart> parts(S3Uri uri, String id) {
        return Failures.translated(
                uri,
                "could not be read",
                () -> uploads.parts(uploads.of(uri, id)).stream()
                        .map(PartFile::part)
                        .toList());
    }

    @Override
    public ObjectHead complete(
            S3Uri uri,
            String id,
            List<UploadedPart> parts,
            String etag,
            ObjectMetadata metadata,
            WriteCondition condition) {
        return Failures.translated(
                uri,
                "could not be written",
                () -> locks.locked(id, () -> {
                    Path upload = uploads.of(uri, id);
                    objects.requireWritable(uri);
                    ObjectHead head = assemble(uri, upload, parts, new StoredMetadata(etag, metadata), condition);
                    uploads.remove(upload);
                    return head;
                }));
    }

    private ObjectHead assemble(
            S3Uri uri, Path upload, List<UploadedPart> parts, StoredMetadata metadata, WriteCondition condition)
            throws IOException {
        Set<UploadedPart> wanted = new HashSet<>(parts);
        Temporary whole = temporaries.create();
        boolean placed = false;
        try {
            for (PartFile part : uploads.parts(upload)) {
                if (wanted.remove(part.part())) {
                    append(part.path(), whole.channel());
                }
            }
            if (!wanted.isEmpty()) {
                throw new NoSuchFileException("a part that was replaced meanwhile");
            }
            ObjectHead head = objects.place(uri, whole, metadata, condition);
            placed = true;
            return head;
        } finally {
            if (!placed) {
                whole.discard();
            }
        }
    }

    private static void append(Path part, FileChannel whole) throws IOException {
        try (FileChannel from = FileChannel.open(part, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long size = from.size();
            for (long done = 0; done < size; ) {
                long count = from.transferTo(done, size - done, whole);
                if (count <= 0) {
                    throw new EOFException("the part " + part + " was truncated by another program");
                }
                done += count;
            }
        }
    }

    @Override
    public void abort(S3Uri uri, String id) {
        Failures.translated(
                uri,
                "could not be aborted",
                () -> locks.locked(id, () -> {
                    uploads.remove(uploads.of(uri, id));
                    return id;
                }));
    }
}
