package dev.tarn.app.bench.process;

import dev.tarn.app.bench.limit.Echo;
import dev.tarn.app.bench.load.Load;
import dev.tarn.app.bench.load.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The bare Vert.x server as it would be shipped: in the same jar, whose main class it is, with an archive of classes that is
 * made as {@code src/archive/MakeArchive.java} makes Tarn's.
 */
public final class BareServer {

    private static final byte[] REQUEST =
            Requests.request("POST", "/200", List.of(), "{}".getBytes(StandardCharsets.UTF_8));

    private final Workspace workspace;
    private final Path jar;
    private final Path archive;

    private BareServer(Workspace workspace, Path folder) {
        this.workspace = workspace;
        this.jar = folder.resolve("bare.jar");
        this.archive = folder.resolve("bare.jsa");
    }

    /** {@return one, whose jar and archive are made now} */
    public static BareServer make(Workspace workspace) {
        BareServer bare = new BareServer(workspace, workspace.folder("bare"));
        try {
            bare.makeJar();
            bare.makeArchive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bare;
    }

    /** Starts it, with the flags of the shipped command. */
    public JvmProcess start() {
        List<String> command = new ArrayList<>(ShippedServer.jvmFlags());
        command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-jar", jar.toString()));
        return JvmProcess.start(workspace, command);
    }

    private void makeJar() throws IOException {
        Files.copy(ShippedServer.jar(), jar);
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            String name = Echo.class.getName().replace('.', '/');
            Path folder = JvmProcess.classes().resolve(name).getParent();
            Files.createDirectories(inside.getPath(name).getParent());
            try (Stream<Path> classes = Files.list(folder)) {
                for (Path file : classes.filter(
                                file -> file.getFileName().toString().startsWith("Echo"))
                        .toList()) {
                    Files.copy(
                            file,
                            inside.getPath(name)
                                    .resolveSibling(file.getFileName().toString()));
                }
            }
            Path manifest = inside.getPath(JarFile.MANIFEST_NAME);
            Manifest changed;
            try (InputStream in = Files.newInputStream(manifest)) {
                changed = new Manifest(in);
            }
            changed.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
            try (OutputStream out = Files.newOutputStream(manifest)) {
                changed.write(out);
            }
        }
    }

    private void makeArchive() throws IOException {
        Path classes = archive.resolveSibling("classes");
        try (JvmProcess server =
                JvmProcess.start(workspace, List.of("-XX:DumpLoadedClassList=" + classes, "-jar", jar.toString()))) {
            Load.once(server.url(), REQUEST);
            server.stop();
        }
        try (JvmProcess dump = JvmProcess.start(
                workspace,
                List.of(
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + classes,
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xlog:all=off",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:+AOTClassLinking",
                        "-cp",
                        jar.toString()))) {
            dump.awaitEnd();
        }
        if (!Files.exists(archive)) {
            throw new IOException("The JVM has written no archive of the bare server's classes");
        }
    }
}
