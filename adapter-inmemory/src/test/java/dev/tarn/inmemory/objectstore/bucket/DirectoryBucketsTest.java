package dev.tarn.inmemory.objectstore.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.ports.bucket.Bucket;
import dev.tarn.ports.bucket.BucketException;
import dev.tarn.ports.bucket.BucketException.Reason;
import dev.tarn.ports.bucket.ObjectChecksum;
import dev.tarn.ports.bucket.ObjectContent;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.ObjectMetadata;
import dev.tarn.ports.bucket.ObjectPage;
import dev.tarn.ports.bucket.ObjectQuery;
import dev.tarn.ports.bucket.ObjectUpload;
import dev.tarn.ports.bucket.WriteCondition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryBucketsTest {

    private static final String MD5 = "0123456789abcdef0123456789abcdef";
    private static final ObjectMetadata METADATA = new ObjectMetadata(
            Map.of("content-type", "application/x-ndjson", "x-amz-meta-a", "b=c"),
            Optional.of(new ObjectChecksum("CRC32", "AAAAAA==", false)));

    @TempDir
    private Path root;

    private DirectoryObjectStore store;
    private DirectoryBuckets buckets;

    @BeforeEach
    void open() {
        store = new DirectoryObjectStore(root);
        buckets = DirectoryBuckets.of(store);
        buckets.createBucket("my-bucket");
    }

    private static S3Uri uri(String key) {
        return new S3Uri("s3://my-bucket/" + key);
    }

    private ObjectHead put(String key, String text) {
        return put(key, text, WriteCondition.NONE);
    }

    private ObjectHead put(String key, String text, WriteCondition condition) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (ObjectUpload upload = buckets.put(uri(key))) {
            upload.write(bytes, 0, bytes.length);
            return upload.commit(MD5, METADATA, condition);
        }
    }

    private String read(String key) {
        try (ObjectContent content = buckets.open(uri(key))) {
            byte[] bytes = new byte[(int) content.head().size()];
            for (int filled = 0; filled < bytes.length; ) {
                filled += content.read(filled, bytes, filled, bytes.length - filled);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void an_object_is_a_file_and_keeps_its_metadata() throws IOException {
        ObjectHead written = put("in/a.ndjson", "one");

        assertThat(root.resolve("my-bucket/in/a.ndjson")).hasContent("one");
        assertThat(buckets.find(uri("in/a.ndjson"))).contains(written);
        assertThat(written.etag()).isEqualTo(MD5);
        assertThat(written.metadata()).isEqualTo(METADATA);
        assertThat(read("in/a.ndjson")).isEqualTo("one");
        assertThat(tree()).containsExactly("my-bucket/in/a.ndjson");
    }

    @Test
    void a_file_that_another_program_has_written_over_loses_the_metadata_and_has_an_etag_with_a_dash()
            throws IOException {
        put("a", "one");
        Files.writeString(root.resolve("my-bucket/a"), "other");

        ObjectHead found = buckets.find(uri("a")).orElseThrow();

        assertThat(found.metadata()).isEqualTo(ObjectMetadata.NONE);
        assertThat(found.etag()).matches("[0-9a-f]{32}-1").doesNotContain(MD5);
        assertThat(buckets.find(uri("a")).orElseThrow().etag()).isEqualTo(found.etag());
    }

    @Test
    void an_upload_without_a_commit_leaves_no_trace() throws IOException {
        ObjectUpload upload = buckets.put(uri("a"));
        upload.write(new byte[300_000], 0, 300_000);
        upload.close();

        assertThat(tree()).isEmpty();
        assertThat(buckets.find(uri("a"))).isEmpty();
    }

    @Test
    void a_condition_that_is_not_met_keeps_what_was_there() throws IOException {
        put("a", "one");

        assertThatThrownBy(() -> put("a", "two", existing -> {
                    assertThat(existing).isPresent();
                    throw new IllegalStateException("not met");
                }))
                .hasMessage("not met");
        assertThat(read("a")).isEqualTo("one");
        assertThat(tree()).containsExactly("my-bucket/a");
    }

    @Test
    void an_open_object_keeps_its_bytes_when_it_is_overwritten() {
        put("a", "one");
        try (ObjectContent content = buckets.open(uri("a"))) {
            put("a", "two");
            byte[] bytes = new byte[3];
            assertThat(content.read(0, bytes, 0, 3)).isEqualTo(3);
            assertThat(bytes).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read("a")).isEqualTo("two");
    }

    @Test
    void a_deletion_removes_the_folders_that_it_empties_but_not_the_bucket() {
        put("a/b/c", "1");
        put("a/d", "2");

        buckets.delete(uri("a/b/c"), WriteCondition.NONE);
        assertThat(root.resolve("my-bucket/a/b")).doesNotExist();
        assertThat(root.resolve("my-bucket/a")).exists();

        buckets.delete(uri("a/d"), WriteCondition.NONE);
        buckets.delete(uri("a/d"), WriteCondition.NONE);
        assertThat(root.resolve("my-bucket")).isEmptyDirectory();
        assertThat(put("a", "an object, where a folder was").size()).isEqualTo(29);
    }

    @Test
    void a_bucket_is_listed_created_and_deleted_when_it_is_empty() throws IOException {
        Files.createDirectories(root.resolve("made-by-hand/empty/folders"));
        Files.createDirectories(root.resolve("Not A Bucket"));
        assertThat(buckets.createBucket("my-bucket")).isFalse();
        assertThat(buckets.buckets()).extracting(Bucket::name).containsExactly("made-by-hand", "my-bucket");

        buckets.deleteBucket("made-by-hand");
        put("a", "one");
        assertThatThrownBy(() -> buckets.deleteBucket("my-bucket"))
                .isInstanceOfSatisfying(
                        BucketException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BUCKET_NOT_EMPTY));
        assertThat(buckets.buckets()).extracting(Bucket::name).containsExactly("my-bucket");
    }

    @Test
    void nothing_is_written_into_a_bucket_that_does_not_exist() {
        S3Uri elsewhere = new S3Uri("s3://no-bucket/a");

        assertThatThrownBy(() -> buckets.put(elsewhere))
                .isInstanceOfSatisfying(
                        BucketException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_SUCH_BUCKET));
        assertThatThrownBy(() -> buckets.uploads().begin(elsewhere, METADATA, Optional.empty(), true))
                .isInstanceOf(BucketException.class);
        assertThat(root.resolve("no-bucket")).doesNotExist();
    }

    private List<String> pages(String prefix, String delimiter, int most) {
        List<String> all = new ArrayList<>();
        String after = "";
        while (true) {
            ObjectPage page = buckets.list(new ObjectQuery("my-bucket", prefix, delimiter, after, most));
            assertThat(page.objects().size() + page.prefixes().size()).isLessThanOrEqualTo(most);
            List<String> both = new ArrayList<>(page.prefixes());
            page.objects().forEach(object -> both.add(object.uri().key()));
            both.sort(null);
            all.addAll(both);
            if (!page.truncated()) {
                return all;
            }
            after = page.last();
        }
    }

    @Test
    void keys_are_listed_in_order_with_prefix_and_delimiter_whatever_the_size_of_a_page() throws IOException {
        List<String> keys = List.of("a.x", "a/1", "a/2/x", "a/2/y", "a0", "b", "c-1/z", "c-2", "d/e/f/g");
        keys.forEach(key -> put(key, key));
        Files.createDirectories(root.resolve("my-bucket/empty/folder"));
        Files.createSymbolicLink(root.resolve("my-bucket/link"), root.resolve("my-bucket/b"));

        for (int most = 1; most <= keys.size() + 1; most++) {
            assertThat(pages("", "", most)).isEqualTo(keys);
            assertThat(pages("", "/", most)).containsExactly("a.x", "a/", "a0", "b", "c-1/", "c-2", "d/");
            assertThat(pages("a/", "/", most)).containsExactly("a/1", "a/2/");
            assertThat(pages("a", "", most)).containsExactly("a.x", "a/1", "a/2/x", "a/2/y", "a0");
            assertThat(pages("c-", "", most)).containsExactly("c-1/z", "c-2");
            assertThat(pages("", "-", most))
                    .containsExactly("a.x", "a/1", "a/2/x", "a/2/y", "a0", "b", "c-", "d/e/f/g");
            assertThat(pages("d/e/f/", "/", most)).containsExactly("d/e/f/g");
            for (String none : List.of("x", "a/3", "../", "b/", "a//", "/")) {
                assertThat(pages(none, "/", most)).as(none).isEmpty();
            }
        }
    }

    @Test
    void a_multipart_upload_survives_a_restart_and_its_parts_come_in_any_order() throws IOException {
        String id = buckets.uploads().begin(uri("in/big"), METADATA, Optional.of("CRC32"), true);
        part(id, 2, "second", "2");
        part(id, 1, "never used", "1");
        part(id, 1, "first ", "1");

        DirectoryBuckets restarted = DirectoryBuckets.of(new DirectoryObjectStore(root));
        assertThat(restarted.uploads().list("my-bucket")).singleElement().satisfies(upload -> {
            assertThat(upload.id()).isEqualTo(id);
            assertThat(upload.metadata().headers()).isEqualTo(METADATA.headers());
            assertThat(upload.algorithm()).contains("CRC32");
        });
        var parts = restarted.uploads().parts(uri("in/big"), id);
        assertThat(parts).extracting(part -> part.number()).containsExactly(1, 2);
        assertThat(parts.get(0).size()).isEqualTo(6);
        assertThat(parts.get(0).checksum()).contains(new ObjectChecksum("CRC32", "sum1", false));

        ObjectHead whole = restarted.uploads().complete(uri("in/big"), id, parts, "x-2", METADATA, WriteCondition.NONE);

        assertThat(whole.etag()).isEqualTo("x-2");
        assertThat(read("in/big")).isEqualTo("first second");
        assertThat(tree()).containsExactly("my-bucket/in/big");
        assertThat(buckets.uploads().list("my-bucket")).isEmpty();
    }

    private void part(String id, int number, String text, String sum) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (ObjectUpload upload = buckets.uploads().part(uri("in/big"), id, number)) {
            upload.write(bytes, 0, bytes.length);
            upload.commit(
                    MD5.replace('0', sum.charAt(0)),
                    ObjectMetadata.NONE.checksum(Optional.of(new ObjectChecksum("CRC32", "sum" + sum, false))),
                    WriteCondition.NONE);
        }
    }

    @Test
    void a_completion_that_fails_keeps_the_upload_and_an_abort_removes_it() throws IOException {
        String id = buckets.uploads().begin(uri("in/big"), METADATA, Optional.empty(), true);
        part(id, 1, "first", "1");
        var parts = buckets.uploads().parts(uri("in/big"), id);

        assertThatThrownBy(() -> buckets.uploads().complete(uri("in/big"), id, parts, "x-1", METADATA, existing -> {
                    throw new IllegalStateException("not met");
                }))
                .hasMessage("not met");
        assertThat(buckets.find(uri("in/big"))).isEmpty();
        assertThat(buckets.uploads().parts(uri("in/big"), id)).isEqualTo(parts);

        buckets.uploads().abort(uri("in/big"), id);
        assertThat(tree()).isEmpty();
        for (String unknown : List.of(id, "../../my-bucket", "", "0".repeat(32))) {
            assertThatThrownBy(() -> buckets.uploads().parts(uri("in/big"), unknown))
                    .isInstanceOfSatisfying(
                            BucketException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_SUCH_UPLOAD));
        }
    }

    @Test
    void of_two_files_of_one_part_the_later_one_is_the_part() throws IOException {
        String id = buckets.uploads().begin(uri("in/big"), METADATA, Optional.empty(), true);
        part(id, 1, "first", "1");
        Path left = Files.writeString(
                root.resolve(".tarn-uploads").resolve(id).resolve("00001-" + MD5 + "-none.part"), "replaced");
        Files.setLastModifiedTime(left, FileTime.from(Instant.EPOCH));

        var parts = buckets.uploads().parts(uri("in/big"), id);
        assertThat(parts)
                .singleElement()
                .satisfies(part -> assertThat(part.size()).isEqualTo(5));
        buckets.uploads().complete(uri("in/big"), id, parts, "x-1", METADATA, WriteCondition.NONE);
        assertThat(read("in/big")).isEqualTo("first");
        assertThat(tree()).containsExactly("my-bucket/in/big");
    }

    @Test
    void uploads_are_listed_while_others_begin() throws Exception {
        CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 200; i++) {
                buckets.uploads().begin(uri("in/" + i), METADATA, Optional.empty(), true);
            }
        });
        while (!begun.isDone()) {
            assertThat(buckets.uploads().list("my-bucket")).hasSizeLessThanOrEqualTo(200);
        }
        begun.get();
        assertThat(buckets.uploads().list("my-bucket")).hasSize(200);
    }

    @Test
    void an_upload_is_of_one_key() {
        String id = buckets.uploads().begin(uri("in/big"), METADATA, Optional.empty(), true);

        assertThatThrownBy(() -> buckets.uploads().part(uri("other"), id, 1))
                .isInstanceOfSatisfying(
                        BucketException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_SUCH_UPLOAD));
    }

    @Test
    void clearing_the_objects_removes_multipart_uploads_too() throws IOException {
        String id = buckets.uploads().begin(uri("in/big"), METADATA, Optional.empty(), true);
        part(id, 1, "first", "1");

        store.clear();

        assertThat(tree()).isEmpty();
        assertThat(buckets.buckets()).isEmpty();
    }
}
