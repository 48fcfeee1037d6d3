package dev.tarn.ports.objectstore;

import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where jobs read and write: S3, or what stands for it. Every method, and every stream and writer that comes from one,
 * throws {@link ObjectStoreException} for what it cannot do. Safe for use by many threads: jobs run side by side, and an
 * export writes several objects at a time; a stream and a writer are used by one.
 */
public interface ObjectStore {

    /** {@return the object of exactly this key; empty where there is none} */
    Optional<StoredObject> find(S3Uri uri);

    /**
     * {@return every object below a folder, at any depth, in the order of their keys; the caller closes the stream}
     *
     * @param folder the bucket, or a key; a slash at its end is implied
     */
    Stream<StoredObject> list(S3Uri folder);

    /**
     * {@return the same as {@link #list(S3Uri)}}
     *
     * @param unreadable takes, in the order of keys and on the thread that reads the stream, what lies among the objects
     *     and is none; by default there is no such thing, as on S3
     */
    default Stream<StoredObject> list(S3Uri folder, Consumer<UnreadableObject> unreadable) {
        return list(folder);
    }

    /**
     * {@return the bytes of an object, as many as it had when it was opened; the caller closes the stream} An object that
     * has become shorter meanwhile fails the read at its end.
     */
    InputStream read(S3Uri uri);

    /**
     * Begins an object. It appears, whole, when the writer is committed; until then what was there before remains.
     *
     * @param uri the object
     * @param output the job's output, for the key that encrypts it
     */
    ObjectWriter write(S3Uri uri, OutputDataConfig output);

    /** Removes an object; where there is none, nothing is to be done. */
    void delete(S3Uri uri);
}
