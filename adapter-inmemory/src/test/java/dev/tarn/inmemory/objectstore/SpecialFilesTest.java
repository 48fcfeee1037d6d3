package dev.tarn.inmemory.objectstore;

import static dev.tarn.inmemory.objectstore.ObjectsForTests.keys;
import static dev.tarn.inmemory.objectstore.ObjectsForTests.read;
import static dev.tarn.inmemory.objectstore.ObjectsForTests.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.StoredObject;
import dev.tarn.ports.objectstore.UnreadableObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no regular files, and files that change while they are read. A pipe that is opened blocks. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpecialFilesTest {

    private static final S3Uri FOLDER = new S3Uri("s3://bucket/in");

    @TempDir
    Path root;

    DirectoryObjectStore store;
    Path folder;

    @BeforeEach
    void open() throws IOException {
        store = new DirectoryObjectStore(root);
        folder = Files.createDirectories(root.resolve("bucket/in"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no named pipes in directories")
    void what_is_neither_file_nor_folder_is_named_with_the_reason_in_the_order_of_keys() throws Exception {
        write(store, "s3://bucket/in/m.ndjson", "text");
        Files.createSymbolicLink(folder.resolve("a.ndjson"), folder.resolve("m.ndjson"));
        Files.createSymbolicLink(folder.resolve("n"), Files.createDirectory(root.resolve("elsewhere")));
        Files.createFile(root.resolve("elsewhere/hidden.ndjson"));
        Files.createSymbolicLink(folder.resolve("dangling"), root.resolve("nowhere"));
        pipe(folder.resolve("pipe.ndjson"));
        List<String> found = new ArrayList<>();
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
            try (Stream<StoredObject> all = store.list(FOLDER, unreadable -> found.add(text(unreadable)))) {
                all.forEach(object -> found.add(object.uri().key()));
            }
        }
        assertThat(found)
                .containsExactly(
                        "in/a.ndjson: It is a symbolic link, which is not followed",
                        "in/dangling: It is a symbolic link, which is not followed",
                        "in/m.ndjson",
                        "in/n: It is a symbolic link, which is not followed",
                        "in/pipe.ndjson: It is a named pipe, and only regular files are read",
                        "in/socket: It is a socket, and only regular files are read");
        assertThat(keys(store, "s3://bucket/in")).containsExactly("in/m.ndjson");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no named pipes in directories")
    void a_pipe_is_never_opened() throws Exception {
        pipe(folder.resolve("pipe"));
        S3Uri uri = new S3Uri("s3://bucket/in/pipe");

        assertThatThrownBy(() -> store.read(uri))
                .isInstanceOf(ObjectStoreException.class)
                .hasMessage(uri + " leads over a named pipe, " + folder.resolve("pipe") + ", which is not read");
        assertThatThrownBy(() -> store.find(uri)).hasMessageContaining("a named pipe");
        assertThatThrownBy(() -> write(store, uri.value(), "text")).hasMessageContaining("a named pipe");
    }

    @Test
    void a_file_that_grows_is_read_as_long_as_it_was_when_it_was_opened() throws IOException {
        Path file = folder.resolve("log");
        Files.writeString(file, "first");
        try (InputStream in = store.read(new S3Uri("s3://bucket/in/log"))) {
            assertThat(in.read()).isEqualTo('f');
            Files.writeString(file, " and more", StandardOpenOption.APPEND);
            assertThat(in.readAllBytes()).asString().isEqualTo("irst");
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(read(store, "s3://bucket/in/log")).isEqualTo("first and more");
    }

    @Test
    void a_file_that_is_cut_while_it_is_read_fails() throws IOException {
        Path file = folder.resolve("log");
        Files.writeString(file, "0123456789");
        try (InputStream in = store.read(new S3Uri("s3://bucket/in/log"))) {
            assertThat(in.readNBytes(4)).asString().isEqualTo("0123");
            Files.writeString(file, "01234");
            assertThat(in.readNBytes(1)).asString().isEqualTo("4");
            assertThatThrownBy(in::read)
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessage("s3://bucket/in/log was cut while it was read: it had 10 bytes at first,"
                            + " and ends after 5");
        }
    }

    private static String text(UnreadableObject unreadable) {
        return unreadable.uri().key() + ": " + unreadable.reason();
    }

    private static void pipe(Path path) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", path.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
