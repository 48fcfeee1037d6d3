package dev.tarn.inmemory.objectstore;

import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectWriter;
import dev.tarn.ports.objectstore.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What tests do with objects. */
final class ObjectsForTests {

    private ObjectsForTests() {}

    static OutputDataConfig output() {
        return new OutputDataConfig(new S3Uri("s3://out"), new EncryptionKeyId("alias/key"));
    }

    static void write(ObjectStore store, String uri, String text) {
        try (ObjectWriter writer = store.write(new S3Uri(uri), output())) {
            writer.write(text.getBytes(StandardCharsets.UTF_8));
            writer.commit();
        }
    }

    static String read(ObjectStore store, String uri) throws IOException {
        try (InputStream in = store.read(new S3Uri(uri))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static List<String> keys(ObjectStore store, String folder) {
        try (Stream<StoredObject> listed = store.list(new S3Uri(folder))) {
            return listed.map(object -> object.uri().key()).toList();
        }
    }

    /** Everything below a directory, links not followed, as paths relative to it. */
    static List<String> tree(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.map(path -> directory.relativize(path).toString())
                    .filter(name -> !name.isEmpty())
                    .sorted()
                    .toList();
        }
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
