package dev.tarn.testing;

import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectWriter;
import dev.tarn.ports.objectstore.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The S3 bucket of a test, whose objects jobs read and write. */
public final class TestBucket {

    private final String name;
    private final ObjectStore objects;

    TestBucket(String name, ObjectStore objects) {
        this.name = name;
        this.objects = objects;
    }

    /** {@return the name of the bucket, which no other test has} */
    public String name() {
        return name;
    }

    /**
     * {@return the URI of a key or prefix: {@code uri("in/")} is {@code s3://BUCKET/in/}}
     *
     * @throws dev.tarn.domain.failure.Invalid for a URI of more than 1,024 characters
     */
    public String uri(String key) {
        return location(key).value();
    }

    /**
     * Writes an object of lines, such as NDJSON.
     *
     * @return its URI
     */
    public String put(String key, String... lines) {
        return put(key, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes an object.
     *
     * @return its URI
     */
    public String put(String key, byte[] content) {
        S3Uri uri = location(key);
        try (ObjectWriter writer = objects.write(uri, new OutputDataConfig(uri, new EncryptionKeyId("test")))) {
            writer.write(content);
            writer.commit();
        }
        return uri.value();
    }

    /**
     * {@return the lines of every {@code .ndjson} object below a prefix, in the order of their keys: the resources of an
     * export}
     *
     * @param prefix a key or prefix in this bucket, or a URI of a job's output
     */
    public List<String> lines(String prefix) {
        S3Uri folder = prefix.startsWith("s3://") ? new S3Uri(prefix) : location(prefix);
        try (Stream<StoredObject> found = objects.list(folder)) {
            return found.map(StoredObject::uri)
                    .filter(uri -> uri.key().endsWith(".ndjson"))
                    .flatMap(uri -> text(uri).lines())
                    .toList();
        }
    }

    /** Removes every object. */
    void clear() {
        try (Stream<StoredObject> found = objects.list(new S3Uri("s3://" + name))) {
            found.map(StoredObject::uri).toList().forEach(objects::delete);
        }
    }

    private String text(S3Uri uri) {
        try (InputStream object = objects.read(uri)) {
            return new String(object.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The object " + uri + " could not be read", e);
        }
    }

    S3Uri location(String key) {
        return new S3Uri("s3://" + name + "/" + key);
    }
}
