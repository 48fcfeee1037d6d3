package dev.tarn.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadyFileTest {

    private static final URI URL = URI.create("http://127.0.0.1:8080");

    @TempDir
    private Path folder;

    @Test
    void it_holds_the_url_on_one_line_and_nothing_else_is_left_beside_it() {
        ReadyFile file = ReadyFile.parse(folder.resolve("tarn.url").toString());
        file.write(URL);

        assertThat(folder.resolve("tarn.url")).hasContent("http://127.0.0.1:8080\n");
        assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("tarn.url"));
        file.remove(URL);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_file_that_another_server_has_replaced_is_not_removed() {
        ReadyFile file = ReadyFile.parse(folder.resolve("tarn.url").toString());
        file.write(URL);
        file.write(URI.create("http://127.0.0.1:8081"));

        file.remove(URL);

        assertThat(file.path()).hasContent("http://127.0.0.1:8081\n");
    }

    @Test
    void what_a_killed_server_has_left_is_removed_at_the_next_start() throws Exception {
        Path left = Files.writeString(folder.resolve("tarn.url"), "http://[::1]:8080\n");

        ReadyFile.parse(left.toString()).clear();

        assertThat(left).doesNotExist();
    }

    @Test
    void an_empty_file_is_accepted_as_mktemp_makes_it() throws Exception {
        ReadyFile file = ReadyFile.parse(Files.createFile(folder.resolve("tmp")).toString());
        file.write(URL);

        assertThat(file.path()).hasContent(URL + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes of mine", "http://127.0.0.1:8080", "http://a b\n", "http://a\nhttp://b\n"})
    void a_file_of_the_users_is_refused_and_left_as_it_is(String content) throws Exception {
        Path mine = Files.writeString(folder.resolve("mine"), content);

        assertThatThrownBy(() -> ReadyFile.parse(mine.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + mine + "' exists and is not a ready file of Tarn's; name another file, or remove"
                        + " this one");
        assertThat(mine).hasContent(content);
    }

    @Test
    void a_file_of_bytes_that_are_no_text_and_a_link_are_refused() throws Exception {
        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, 0, 1});
        Path ours = Files.writeString(folder.resolve("ours"), URL + "\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), ours);

        assertThatThrownBy(() -> ReadyFile.parse(bytes.toString())).hasMessageContaining("is not a ready file");
        assertThatThrownBy(() -> ReadyFile.parse(link.toString())).hasMessageContaining("is not a ready file");
    }

    @Test
    void a_place_where_no_file_can_be_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> ReadyFile.parse(folder.toString()))
                .hasMessage("'" + folder + "' is a folder; name a file");
        assertThatThrownBy(() -> ReadyFile.parse(folder.resolve("no/url").toString()))
                .hasMessage("'" + folder.resolve("no/url") + "' cannot be written: there is no folder '"
                        + folder.resolve("no") + "'; create it, or name a file elsewhere");
        assertThatThrownBy(() -> ReadyFile.parse(" ")).hasMessageContaining("the file name is empty");
        assertThatThrownBy(() -> ReadyFile.parse("\0")).hasMessageContaining("is not a path");
        assertThatThrownBy(() -> ReadyFile.parse("/")).hasMessageContaining("is a folder");
    }

    @Test
    void a_folder_that_has_gone_since_is_told_with_the_file_and_the_reason() throws Exception {
        Path later = Files.createDirectory(folder.resolve("later"));
        ReadyFile file = ReadyFile.parse(later.resolve("url").toString());
        Files.delete(later);

        assertThatThrownBy(() -> file.write(URL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the ready file " + later.resolve("url") + " could not be written: ");
    }
}
