package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryVersionsTest {

    @TempDir
    private Path folder;

    @Test
    void the_class_path_of_this_build_has_the_versions_that_are_needed() {
        assertThat(LibraryVersions.mismatch(HttpEngine.class.getClassLoader())).isEmpty();
    }

    @Test
    void another_netty_is_named_with_its_jar_and_both_remedies() throws Exception {
        Path jar = jar(
                "netty-transport-4.1.118.Final.jar", "Netty/Transport", "4.1.118.Final", "io/netty/channel/Channel");

        assertThat(mismatch(jar))
                .contains("Netty 4.1.118.Final from " + jar)
                .contains("dev.tarn:tarn-testing")
                .matches(".*needs Netty 4\\.2\\.\\d+\\.Final, Vert\\.x 5\\..* and Jackson 2\\..*")
                .matches(".*netty-bom:4\\.2\\.\\d+\\.Final.*")
                .doesNotContain("Vert.x 4");
    }

    /** The first of the JARs may be right where another one is not. */
    @Test
    void one_jar_of_netty_that_differs_is_found_beside_others_that_are_right() throws Exception {
        Path jar = jar("codec.jar", "Netty/Codec/HTTP", "4.1.118.Final", "io/netty/handler/codec/http/HttpObject");

        assertThat(mismatch(jar)).contains("Netty 4.1.118.Final from " + jar);
    }

    @Test
    void another_vertx_is_named_and_no_bom_of_netty_is_recommended() throws Exception {
        Path jar = jar("vertx-core-4.5.14.jar", "Vert.x Core", "4.5.14", "io/vertx/core/Vertx");

        assertThat(mismatch(jar))
                .contains("Vert.x 4.5.14 from " + jar)
                .contains("dev.tarn:tarn-testing")
                .doesNotContain("netty-bom");
    }

    @Test
    void a_version_that_the_manifest_leaves_out_is_in_the_name_of_the_jar() throws Exception {
        Path jar = jar("jackson-core-2.15.4.jar", "", "", "com/fasterxml/jackson/core/JsonFactory");

        assertThat(mismatch(jar)).contains("Jackson 2.15.4 from " + jar).contains("jackson-bom:2.");
    }

    @Test
    void a_jar_that_does_not_say_its_version_is_named_all_the_same() throws Exception {
        Path jar = jar("all.jar", "A program", "7", "io/netty/channel/Channel");

        assertThat(mismatch(jar)).contains("Netty of an unknown version from " + jar);
    }

    private static String mismatch(Path jar) throws IOException {
        try (URLClassLoader first = new OwnFirst(jar.toUri().toURL())) {
            return LibraryVersions.mismatch(first).orElseThrow();
        }
    }

    private Path jar(String file, String title, String version, String type) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, title);
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        Path jar = folder.resolve(file);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in = HttpEngine.class.getResourceAsStream("/" + type + ".class")) {
            out.putNextEntry(new ZipEntry(type + ".class"));
            in.transferTo(out);
        }
        return jar;
    }

    /** Finds what its JAR has there, as the class path does for the JAR that comes first. */
    private static final class OwnFirst extends URLClassLoader {

        OwnFirst(URL jar) {
            super(new URL[] {jar}, HttpEngine.class.getClassLoader());
        }

        @Override
        public URL getResource(String name) {
            URL own = findResource(name);
            return own == null ? super.getResource(name) : own;
        }
    }
}
