package dev.tarn.inmemory.objectstore;

import static dev.tarn.inmemory.objectstore.ObjectsForTests.keys;
import static dev.tarn.inmemory.objectstore.ObjectsForTests.read;
import static dev.tarn.inmemory.objectstore.ObjectsForTests.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.StoredObject;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryObjectStoreTest {

    @TempDir
    Path temp;

    Path root;
    DirectoryObjectStore store;

    @BeforeEach
    void open() {
        root = temp.resolve("not/there/yet");
        store = new DirectoryObjectStore(root);
    }

    @Test
    void an_object_is_a_file_below_its_bucket() throws IOException {
        write(store, "s3://bucket/a/b.ndjson", "text");

        assertThat(root.resolve("bucket/a/b.ndjson")).hasContent("text");
        assertThat(read(store, "s3://bucket/a/b.ndjson")).isEqualTo("text");
        assertThat(store.find(new S3Uri("s3://bucket/a/b.ndjson")))
                .contains(new StoredObject(new S3Uri("s3://bucket/a/b.ndjson"), 4));
    }

    @Test
    void nothing_is_made_before_the_first_write() {
        assertThat(store.find(new S3Uri("s3://bucket/a"))).isEmpty();
        assertThat(keys(store, "s3://bucket")).isEmpty();
        assertThat(root).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://bucket", "s3://bucket/", "s3://bucket/a", "s3://bucket/a/", "s3://bucket/a/b/c"})
    void where_there_is_a_folder_or_nothing_no_object_is_found(String uri) {
        write(store, "s3://bucket/a/b", "text");

        assertThat(store.find(new S3Uri(uri))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://bucket/a/b", "s3://bucket/a/b/", "s3://bucket/c", "s3://other"})
    void below_an_object_or_nothing_nothing_is_listed(String uri) {
        write(store, "s3://bucket/a/b", "text");

        assertThat(keys(store, uri)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3://bucket/../other/x | has '..' as a part, which names no file of its own",
                "s3://bucket/a/./x | has '.' as a part, which names no file of its own",
                "s3://bucket//x | has nothing between two slashes; with files behind it, every part of a key needs a name",
                "s3://bucket/a\\b | has a backslash, which parts folders on some systems",
                "s3://bucket/a/ | ends in a slash, as a folder does, and cannot be an object",
                "s3://bucket/folder | is a folder, not an object",
                "s3://bucket | names a bucket, not an object",
                "s3://bucket/folder/file/x | lies below an object - no key can be both an object and a folder in a directory",
            })
    void a_key_that_no_file_can_have_is_refused_with_the_reason(String uri, String reason) {
        write(store, "s3://bucket/folder/file", "text");
        S3Uri refused = new S3Uri(uri);

        assertThatThrownBy(() -> store.write(refused, ObjectsForTests.output()))
                .isInstanceOf(ObjectStoreException.class)
                .hasMessage(uri + " " + reason);
        assertThatThrownBy(() -> store.read(refused)).hasMessage(uri + " " + reason);
    }

    @Test
    void control_characters_and_halves_of_characters_are_refused_by_their_numbers() {
        assertThatThrownBy(() -> write(store, "s3://bucket/a\0b", "")).hasMessageContaining("control character U+0000");
        assertThatThrownBy(() -> write(store, "s3://bucket/a\u007Fb", "")).hasMessageContaining("U+007F");
        assertThatThrownBy(() -> write(store, "s3://bucket/a\uD800b", "")).hasMessageContaining("has U+D800, half of");
        assertThatThrownBy(() -> write(store, "s3://bucket/a\uDC00\uD800", "")).hasMessageContaining("has U+DC00");
    }

    @Test
    void a_name_is_measured_in_bytes() {
        assertThatThrownBy(() -> write(store, "s3://bucket/" + "x".repeat(300), ""))
                .hasMessageEndingWith("has a part of 300 bytes; a file name has at most 255");
        assertThatThrownBy(() -> write(store, "s3://bucket/" + "é".repeat(128), ""))
                .hasMessageContaining("256 bytes");
        write(store, "s3://bucket/" + "é".repeat(127), "text");
        assertThat(keys(store, "s3://bucket")).containsExactly("é".repeat(127));
    }

    @Test
    void reading_what_is_not_there_names_it() {
        assertThatThrownBy(() -> store.read(new S3Uri("s3://bucket/a")))
                .isInstanceOf(ObjectStoreException.class)
                .hasMessage("s3://bucket/a is not there");
    }

    @Test
    void links_are_not_followed_at_any_level() throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        write(store, "s3://bucket/a/b", "text");
        Files.createSymbolicLink(root.resolve("linked"), outside);
        Files.createSymbolicLink(root.resolve("bucket/link"), outside);
        Files.createSymbolicLink(root.resolve("bucket/a/link"), outside.resolve("secret"));

        for (String uri : new String[] {"s3://linked/secret", "s3://bucket/link/secret", "s3://bucket/a/link"}) {
            assertThatThrownBy(() -> store.find(new S3Uri(uri))).hasMessageContaining("over a symbolic link");
            assertThatThrownBy(() -> store.read(new S3Uri(uri))).hasMessageContaining("over a symbolic link");
            assertThatThrownBy(() -> write(store, uri, "x")).hasMessageContaining("over a symbolic link");
        }
        assertThatThrownBy(() -> keys(store, "s3://linked")).hasMessageContaining("over a symbolic link");
        assertThat(keys(store, "s3://bucket")).containsExactly("a/b");
        assertThat(outside.resolve("secret")).hasContent("secret");
    }

    @Test
    void a_link_that_comes_while_an_object_is_written_is_not_followed_either() throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        try (var writer = store.write(new S3Uri("s3://bucket/a/b"), ObjectsForTests.output())) {
            writer.write(new byte[] {1});
            Files.createSymbolicLink(root.resolve("bucket"), outside);

            assertThatThrownBy(writer::commit).hasMessageContaining("over a symbolic link");
        }
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void the_root_itself_may_be_a_link() throws IOException {
        Path target = Files.createDirectory(temp.resolve("target"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), target);
        DirectoryObjectStore linked = new DirectoryObjectStore(link);

        write(linked, "s3://bucket/a", "text");

        assertThat(read(linked, "s3://bucket/a")).isEqualTo("text");
        assertThat(target.resolve("bucket/a")).hasContent("text");
    }

    @Test
    void a_root_that_is_a_file_is_named() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        DirectoryObjectStore broken = new DirectoryObjectStore(file);

        assertThatThrownBy(() -> write(broken, "s3://bucket/a", "text"))
                .hasMessage("s3://bucket/a cannot be reached: " + file + " is not a folder");
    }

    @Test
    void a_process_can_be_told_what_the_file_system_said() {
        assertThat(FileFailures.reason(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileFailures.reason(new AccessDeniedException("/objects/bucket")))
                .isEqualTo("permission denied at /objects/bucket");
        assertThat(FileFailures.reason(new FileSystemException("/o/b", null, "Read-only file system")))
                .isEqualTo("Read-only file system at /o/b");
    }
}
