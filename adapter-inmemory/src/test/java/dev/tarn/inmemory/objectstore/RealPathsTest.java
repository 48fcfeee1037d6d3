package dev.tarn.inmemory.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealPathsTest {

    @TempDir
    Path temp;

    Path root;

    @BeforeEach
    void makeFolders() throws IOException {
        root = temp.toRealPath();
        Files.createDirectories(root.resolve("objects/bucket"));
    }

    @Test
    void links_are_followed_to_what_is_there_and_to_what_is_not_there_yet() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("objects"));
        Path relative = Files.createSymbolicLink(root.resolve("relative"), Path.of("objects/bucket"));
        Path dangling = Files.createSymbolicLink(root.resolve("dangling"), link.resolve("new"));

        assertThat(RealPaths.real(link)).isEqualTo(root.resolve("objects"));
        assertThat(RealPaths.real(link.resolve("a/b"))).isEqualTo(root.resolve("objects/a/b"));
        assertThat(RealPaths.real(relative.resolve("../x"))).isEqualTo(root.resolve("objects/x"));
        assertThat(RealPaths.real(dangling.resolve("data"))).isEqualTo(root.resolve("objects/new/data"));
        assertThat(RealPaths.real(root.resolve("not/./there/../yet"))).isEqualTo(root.resolve("not/yet"));
        assertThat(RealPaths.real(Path.of(""))).isEqualTo(Path.of("").toRealPath());
    }

    @Test
    void a_directory_is_inside_itself_and_inside_those_above_it() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("objects/bucket"));

        assertThat(RealPaths.isInside(link, root.resolve("objects"))).isTrue();
        assertThat(RealPaths.isInside(root.resolve("objects/bucket"), link)).isTrue();
        assertThat(RealPaths.isInside(root.resolve("objects"), link)).isFalse();
        assertThat(RealPaths.isInside(root.resolve("objects2"), root.resolve("objects")))
                .isFalse();
    }

    @Test
    void a_loop_of_links_has_an_end() throws IOException {
        Files.createSymbolicLink(root.resolve("a"), root.resolve("b"));
        Path loop = Files.createSymbolicLink(root.resolve("b"), root.resolve("a"));

        assertThat(RealPaths.real(loop.resolve("data"))).startsWithRaw(root);
    }
}
