package consumer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

/** What lies on the class path of the project. */
final class Project {

    private Project() {}

    /** {@return the file that the class comes from} */
    static Optional<String> jarOf(String type) {
        try {
            return Optional.of(Class.forName(type, false, Project.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    static void hasNetty(String version) {
        has("io.netty.channel.Channel", "netty-transport-", version);
    }

    static void hasVertx(String version) {
        has("io.vertx.core.Vertx", "vertx-core-", version);
    }

    /** An empty version: not there. */
    private static void has(String type, String artifact, String version) {
        String jar = jarOf(type).orElse("");
        assertTrue(version.isEmpty() ? jar.isEmpty() : jar.contains("/" + artifact + version), type + " is in " + jar);
    }
}
