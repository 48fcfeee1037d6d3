package dev.tarn.inmemory.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.objectstore.bucket.DirectoryBuckets;
import dev.tarn.ports.bucket.BucketException;
import dev.tarn.ports.bucket.BucketException.Reason;
import dev.tarn.ports.bucket.ObjectMetadata;
import dev.tarn.ports.bucket.ObjectUpload;
import dev.tarn.ports.bucket.WriteCondition;
import dev.tarn.ports.objectstore.ObjectStoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

class HostileKeysProperties {

    Path temp = Path.of("");
    Path outside = Path.of("");
    Path root = Path.of("");
    DirectoryObjectStore store = new DirectoryObjectStore(root);

    @BeforeTry
    void makeFolders() throws IOException {
        temp = Files.createTempDirectory("hostile-keys").toRealPath();
        outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        root = Files.createDirectory(temp.resolve("root"));
        Path bucket = Files.createDirectory(root.resolve("bucket"));
        Files.createSymbolicLink(bucket.resolve("link"), outside);
        Files.createSymbolicLink(bucket.resolve("secret"), outside.resolve("secret"));
        Files.createSymbolicLink(root.resolve("linked"), outside);
        Files.writeString(bucket.resolve("file"), "file");
        store = new DirectoryObjectStore(root);
    }

    @AfterTry
    void deleteFolders() throws IOException {
        ObjectsForTests.delete(temp);
    }

    @Property(tries = 200)
    void no_key_leads_out_of_the_root(@ForAll("uris") String text) throws IOException {
        Optional<S3Uri> uri = legal(text);
        if (uri.isEmpty()) {
            return;
        }
        boolean written = write(uri.get());

        assertThat(ObjectsForTests.tree(outside)).containsExactly("secret");
        assertThat(outside.resolve("secret")).hasContent("secret");
        assertThat(ObjectsForTests.tree(temp))
                .allMatch(name -> name.equals("outside")
                        || name.equals("outside/secret")
                        || name.equals("root")
                        || name.startsWith("root/"));
        if (written) {
            Path file = root.resolve(uri.get().bucket()).resolve(uri.get().key());
            assertThat(file.toRealPath()).isEqualTo(file).startsWith(root).hasContent("hostile");
            assertThat(ObjectsForTests.read(store, text)).isEqualTo("hostile");
            assertThat(ObjectsForTests.keys(store, "s3://" + uri.get().bucket()))
                    .contains(uri.get().key());
        }
    }

    @Property(tries = 200)
    void what_is_read_or_listed_is_never_from_outside(@ForAll("uris") String text) throws IOException {
        Optional<S3Uri> uri = legal(text);
        if (uri.isEmpty()) {
            return;
        }
        try {
            assertThat(ObjectsForTests.read(store, text)).isEqualTo("file");
        } catch (ObjectStoreException e) {
            assertThat(e.getMessage()).startsWith(text + " ");
        }
        try {
            assertThat(ObjectsForTests.keys(store, text)).isSubsetOf("file");
        } catch (ObjectStoreException e) {
            assertThat(e.getMessage()).startsWith(text + " ");
        }
    }

    @Provide
    Arbitrary<String> uris() {
        Arbitrary<String> part = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(hostileParts())),
                Tuple.of(2, Arbitraries.strings().ofMaxLength(12)),
                Tuple.of(1, Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(400)));
        Arbitrary<String> key = part.list().ofMinSize(1).ofMaxSize(6).map(parts -> String.join("/", parts));
        return Arbitraries.of("bucket", "linked", "new-bucket", "a..b")
                .flatMap(bucket -> key.map(k -> "s3://" + bucket + "/" + k));
    }

    private static List<String> hostileParts() {
        return List.of(
                "..",
                ".",
                "",
                "link",
                "secret",
                "file",
                "outside",
                ".tarn-tmp",
                "~",
                "C:",
                "a:b",
                "\\..\\outside",
                "%2e%2e",
                "\0",
                "a\u0000b",
                "\u0085",
                "..\u0000",
                "...",
                " ",
                "nul",
                "\uD800",
                "\u202E",
                "é",
                "x");
    }

    @Property(tries = 200)
    void no_key_leads_a_client_of_S3_out_of_the_root(@ForAll("uris") String text) throws IOException {
        Optional<S3Uri> uri = legal(text);
        if (uri.isEmpty()) {
            return;
        }
        DirectoryBuckets buckets = DirectoryBuckets.of(store);
        boolean written = false;
        try (ObjectUpload upload = buckets.put(uri.get())) {
            upload.write("hostile".getBytes(StandardCharsets.UTF_8), 0, 7);
            upload.commit("0".repeat(32), ObjectMetadata.NONE, WriteCondition.NONE);
            written = true;
        } catch (BucketException refused) {
            assertThat(refused.reason())
                    .isEqualTo(uri.get().bucket().equals("bucket") ? Reason.UNSUPPORTED_KEY : Reason.NO_SUCH_BUCKET);
        }
        // A client of S3 can write the same keys of the bucket as a job; no other name is a bucket here.
        assertThat(written).isEqualTo(uri.get().bucket().equals("bucket") && isKey(uri.get()));

        assertThat(outside.resolve("secret")).hasContent("secret");
        assertThat(ObjectsForTests.tree(outside)).containsExactly("secret");
        assertThat(ObjectsForTests.tree(temp)).noneMatch(name -> name.startsWith("root/.tarn-uploads"));
        if (written) {
            Path file = root.resolve(uri.get().bucket()).resolve(uri.get().key());
            assertThat(file.toRealPath()).isEqualTo(file).startsWith(root).hasContent("hostile");
            buckets.delete(uri.get(), WriteCondition.NONE);
            assertThat(file).doesNotExist();
        }
        assertThat(root.resolve("bucket")).exists();
    }

    private boolean isKey(S3Uri uri) {
        try {
            store.write(uri, ObjectsForTests.output()).close();
            return true;
        } catch (ObjectStoreException e) {
            return false;
        }
    }

    private boolean write(S3Uri uri) {
        try {
            ObjectsForTests.write(store, uri.value(), "hostile");
            return true;
        } catch (ObjectStoreException e) {
            assertThat(e.getMessage())
                    .startsWith(uri + " ")
                    .hasSizeGreaterThan(uri.value().length() + 10);
            return false;
        }
    }

    private static Optional<S3Uri> legal(String uri) {
        try {
            return Optional.of(new S3Uri(uri));
        } catch (Invalid e) {
            return Optional.empty();
        }
    }
}
