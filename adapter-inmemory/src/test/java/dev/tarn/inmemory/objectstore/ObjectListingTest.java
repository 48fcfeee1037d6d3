package dev.tarn.inmemory.objectstore;

import static dev.tarn.inmemory.objectstore.ObjectsForTests.keys;
import static dev.tarn.inmemory.objectstore.ObjectsForTests.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.job.S3Uri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectListingTest {

    @TempDir
    Path root;

    @Test
    void keys_come_in_the_order_of_S3_across_folders() {
        DirectoryObjectStore store = new DirectoryObjectStore(root);
        List<String> inOrder = List.of("a!", "a-b", "a/x", "a/y/z", "a0", "ab/c", "b", "é", "\uFFFD", "\uD83D\uDE00");
        inOrder.forEach(key -> write(store, "s3://bucket/" + key, key));

        assertThat(keys(store, "s3://bucket")).containsExactlyElementsOf(inOrder);
        assertThat(keys(store, "s3://bucket/a")).containsExactly("a/x", "a/y/z");
        assertThat(keys(store, "s3://bucket/a/")).containsExactly("a/x", "a/y/z");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void a_folder_with_more_names_than_are_held_is_in_order_all_the_same(int window) throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "n" + (i * 7 % 20 + 10);
            if (i % 3 == 0) {
                Files.createDirectory(root.resolve(name));
                expected.add(name + "/");
            } else {
                Files.createFile(root.resolve(name));
                expected.add(name);
            }
        }
        Files.createSymbolicLink(root.resolve("n15-link"), root);
        expected.add("n15-link");
        expected.sort(KeyOrder.INSTANCE);

        assertThat(all(new SortedFolder(new S3Uri("s3://bucket/"), root, window)))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void a_file_that_no_key_can_name_is_not_passed_over_in_silence() throws IOException {
        DirectoryObjectStore store = new DirectoryObjectStore(root);
        write(store, "s3://bucket/a", "text");
        Files.createFile(root.resolve("bucket").resolve("b\\c"));

        assertThatThrownBy(() -> keys(store, "s3://bucket"))
                .hasMessage("s3://bucket/ holds the file 'b\\c', whose name has a backslash,"
                        + " which parts folders on some systems");
    }

    @Test
    void a_folder_is_read_when_the_walk_comes_to_it() throws IOException {
        DirectoryObjectStore store = new DirectoryObjectStore(root);
        write(store, "s3://bucket/a/1", "");
        write(store, "s3://bucket/b/1", "");

        try (var listed = store.list(new S3Uri("s3://bucket"))) {
            var all = listed.iterator();
            assertThat(all.next().uri().key()).isEqualTo("a/1");
            Files.delete(root.resolve("bucket/b/1"));
            Files.delete(root.resolve("bucket/b"));
            assertThat(all.hasNext()).isFalse();
        }
    }

    private static List<String> all(SortedFolder folder) {
        List<String> keys = new ArrayList<>();
        for (Optional<SortedFolder.Entry> entry = folder.next(); entry.isPresent(); entry = folder.next()) {
            keys.add(entry.get().key());
        }
        return keys;
    }
}
