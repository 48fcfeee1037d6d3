package dev.tarn.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares the Netty, Vert.x and Jackson of a class path with those that Tarn needs. The dependency management of a
 * project can replace each of them. Read only after linking has failed, so a start that succeeds does not pay for it.
 */
final class LibraryVersions {

    private static final String NEEDED = "libraries.properties";

    /** One class of each jar that Vert.x's HTTP server uses; the JARs may have different versions. */
    private static final List<String> OF_NETTY = List.of(
            "io/netty/channel/Channel.class",
            "io/netty/util/Version.class",
            "io/netty/buffer/ByteBuf.class",
            "io/netty/handler/codec/ByteToMessageDecoder.class",
            "io/netty/handler/codec/http/HttpObject.class",
            "io/netty/handler/codec/http2/Http2Connection.class",
            "io/netty/handler/ssl/SslHandler.class",
            "io/netty/resolver/AddressResolver.class");

    private static final List<String> OF_VERTX = List.of("io/vertx/core/Vertx.class", "io/vertx/ext/web/Router.class");

    private static final List<String> OF_JACKSON = List.of(
            "com/fasterxml/jackson/core/JsonFactory.class", "com/fasterxml/jackson/databind/ObjectMapper.class");

    private static final Pattern VERSION_IN_NAME = Pattern.compile("-(\\d[^/]*)\\.jar$");

    private final ClassLoader loader;
    private final @Nullable String own;

    private LibraryVersions(ClassLoader loader) {
        this.loader = loader;
        this.own = jar(loader.getResource(LibraryVersions.class.getName().replace('.', '/') + ".class"));
    }

    /**
     * {@return one sentence that names a wrong version, the JAR it came from and what to do; empty if no version is wrong}
     *
     * @param loader of Tarn's own classes
     */
    static Optional<String> mismatch(ClassLoader loader) {
        return new LibraryVersions(loader).mismatch(needed());
    }

    private Optional<String> mismatch(Properties needed) {
        String netty = needed.getProperty("netty");
        String vertx = needed.getProperty("vertx");
        String jackson = needed.getProperty("jackson");
        Optional<String> wrongVertx = wrong("Vert.x", vertx, OF_VERTX);
        Optional<String> wrongNetty = wrong("Netty", netty, OF_NETTY);
        Optional<String> wrongJackson = wrong("Jackson", jackson, OF_JACKSON);
        String found;
        String remedy;
        if (wrongVertx.isPresent()) {
            // Vert.x 4 does not run on Netty 4.2, so a BOM would not help.
            found = wrongVertx.get();
            remedy = "";
        } else if (wrongNetty.isPresent()) {
            found = wrongNetty.get();
            remedy = ", or import io.netty:netty-bom:" + netty + " before every other BOM";
        } else if (wrongJackson.isPresent()) {
            // Last, since Tarn runs on somewhat older versions of it.
            found = wrongJackson.get();
            remedy = ", or import com.fasterxml.jackson:jackson-bom:" + jackson + " before every other BOM";
        } else {
            return Optional.empty();
        }
        return Optional.of("Tarn needs Netty " + netty + ", Vert.x " + vertx + " and Jackson " + jackson
                + ", but the class path has " + found
                + ": depend on dev.tarn:tarn-testing instead of dev.tarn:tarn-app, since it has copies of its own"
                + remedy);
    }

    private Optional<String> wrong(String name, String needed, List<String> classes) {
        for (String type : classes) {
            URL resource = loader.getResource(type);
            String jar = jar(resource);
            // In an artifact with relocated libraries they lie in the same JAR as this class.
            if (resource == null || jar == null || jar.equals(own)) {
                continue;
            }
            String version = version(name, resource, jar);
            if (!version.equals(needed)) {
                return Optional.of(name + " " + version + " from " + jar);
            }
        }
        return Optional.empty();
    }

    private static String version(String name, URL resource, String jar) {
        try {
            Manifest manifest =
                    resource.openConnection() instanceof JarURLConnection connection ? connection.getManifest() : null;
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            String title = attributes.getValue(Attributes.Name.IMPLEMENTATION_TITLE);
            String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return title != null && title.startsWith(name) && version != null ? version : inName(jar);
        } catch (IOException e) {
            return inName(jar);
        }
    }

    private static String inName(String jar) {
        Matcher version = VERSION_IN_NAME.matcher(jar);
        return version.find() ? version.group(1) : "of an unknown version";
    }

    /** {@return the path of the JAR file; null for a class that lies in no JAR} */
    private static @Nullable String jar(@Nullable URL resource) {
        try {
            URLConnection connection = resource == null ? null : resource.openConnection();
            return connection instanceof JarURLConnection inJar
                    ? inJar.getJarFileURL().getPath()
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static Properties needed() {
        try (InputStream in = LibraryVersions.class.getResourceAsStream(NEEDED)) {
            Properties needed = new Properties();
            if (in != null) {
                needed.load(in);
            }
            return needed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
