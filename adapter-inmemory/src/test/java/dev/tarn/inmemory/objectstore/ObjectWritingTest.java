package dev.tarn.inmemory.objectstore;

import static dev.tarn.inmemory.objectstore.ObjectsForTests.keys;
import static dev.tarn.inmemory.objectstore.ObjectsForTests.read;
import static dev.tarn.inmemory.objectstore.ObjectsForTests.tree;
import static dev.tarn.inmemory.objectstore.ObjectsForTests.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectWritingTest {

    static final S3Uri URI = new S3Uri("s3://bucket/a/b");

    @TempDir
    Path root;

    DirectoryObjectStore store;

    @BeforeEach
    void open() {
        store = new DirectoryObjectStore(root);
    }

    @Test
    void an_object_is_not_there_until_it_is_committed_and_then_whole() throws IOException {
        byte[] large = new byte[300_000];
        try (ObjectWriter writer = store.write(URI, ObjectsForTests.output())) {
            writer.write(new byte[10]);
            writer.write(large);
            writer.write(new byte[70_000], 5, 20);
            assertThat(store.find(URI)).isEmpty();
            assertThat(keys(store, "s3://bucket")).isEmpty();

            writer.commit();
            assertThat(store.find(URI).orElseThrow().size()).isEqualTo(300_030);
        }
        assertThat(root.resolve(".tarn-tmp")).isEmptyDirectory();
    }

    @Test
    void closed_without_a_commit_it_leaves_neither_file_nor_folder() throws IOException {
        try (ObjectWriter writer = store.write(URI, ObjectsForTests.output())) {
            writer.write(new byte[100_000]);
        }

        assertThat(tree(root)).containsExactly(".tarn-tmp");
    }

    @Test
    void until_the_commit_what_was_there_before_remains() throws IOException {
        write(store, URI.value(), "old");
        try (ObjectWriter writer = store.write(URI, ObjectsForTests.output())) {
            writer.write("new".getBytes(StandardCharsets.UTF_8));
            assertThat(read(store, URI.value())).isEqualTo("old");
            writer.commit();
        }
        assertThat(read(store, URI.value())).isEqualTo("new");
    }

    @Test
    void nothing_can_be_added_after_the_commit() {
        try (ObjectWriter writer = store.write(URI, ObjectsForTests.output())) {
            writer.commit();
            assertThatThrownBy(() -> writer.write(new byte[1])).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
        }
        assertThat(store.find(URI)).isPresent();
    }

    @Test
    void a_commit_that_fails_leaves_nothing_behind() throws IOException {
        try (ObjectWriter writer = store.write(URI, ObjectsForTests.output())) {
            writer.write(new byte[1]);
            Files.delete(onlyTemporary());

            assertThatThrownBy(writer::commit)
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageStartingWith("s3://bucket/a/b could not be written: ");
        }
        assertThat(tree(root)).containsExactly(".tarn-tmp");
    }

    @Test
    void what_a_dead_process_left_is_removed_when_a_store_is_opened() throws IOException {
        Path left = Files.createDirectory(root.resolve(".tarn-tmp")).resolve("somebody-1.part");
        Files.writeString(left, "half");

        new DirectoryObjectStore(root);

        assertThat(left).doesNotExist();
    }

    @Test
    void what_somebody_else_is_writing_is_left_alone() throws IOException {
        Path other = Files.createDirectory(root.resolve(".tarn-tmp")).resolve("somebody-1.part");
        try (FileChannel channel = FileChannel.open(other, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            assertThat(channel.lock().isValid()).isTrue();

            new DirectoryObjectStore(root);

            assertThat(other).exists();
        }
    }

    @Test
    void a_second_store_on_the_same_directory_does_not_disturb_a_writer() {
        try (ObjectWriter writer = store.write(URI, ObjectsForTests.output())) {
            new DirectoryObjectStore(root);
            writer.commit();
        }
        assertThat(store.find(URI)).isPresent();
    }

    @Test
    void the_folder_of_temporary_files_is_never_a_link() throws IOException {
        Path outside = Files.createDirectory(root.resolve("outside"));
        Files.writeString(outside.resolve("somebody-1.part"), "theirs");
        Files.createSymbolicLink(root.resolve(".tarn-tmp"), outside);

        DirectoryObjectStore linked = new DirectoryObjectStore(root);

        assertThatThrownBy(() -> write(linked, URI.value(), "x")).hasMessageContaining("Not a folder at");
        assertThat(tree(outside)).containsExactly("somebody-1.part");
    }

    private Path onlyTemporary() throws IOException {
        try (var files = Files.list(root.resolve(".tarn-tmp"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
