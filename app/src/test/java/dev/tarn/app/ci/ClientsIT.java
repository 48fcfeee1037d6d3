package dev.tarn.app.ci;

import dev.tarn.app.ShippedJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Four official clients, all at the same time, against two servers: on the second no deletion ends and no job starts, so
 * that a client meets the errors of those who hurry. What each checks is in {@code src/clients}.
 */
class ClientsIT {

    private static final Path CLIENTS = Path.of("src/clients").toAbsolutePath();

    @TempDir
    private static Path folder;

    private static ServedJar server;
    private static ServedJar slow;
    private static final Map<Client, Tool> RUNNING = new EnumMap<>(Client.class);

    enum Client {
        JAVA,
        JAVASCRIPT,
        BOTO3,
        CLI;

        private List<String> command() {
            return switch (this) {
                case JAVA ->
                    List.of(ShippedJar.java(), "-cp", ShippedJar.file().toString(), CLIENTS + "/java/JavaClient.java");
                case JAVASCRIPT -> List.of("node", CLIENTS + "/javascript/client.mjs");
                case BOTO3 -> List.of(Tool.python(), "-B", CLIENTS + "/boto3/client.py");
                case CLI -> List.of(CLIENTS + "/cli/client.sh");
            };
        }
    }

    @BeforeAll
    static void all_start() throws IOException {
        String objects = Files.createDirectory(folder.resolve("objects")).toString();
        server = ServedJar.start(folder, "--data", folder.resolve("data").toString(), "--objects", objects);
        slow = ServedJar.start(folder, "--data", "memory", "--objects", objects, "--pace", "deleting=1h,job-start=1h");
        for (Client client : Client.values()) {
            List<String> command = new ArrayList<>(client.command());
            command.addAll(List.of(server.url(), objects, slow.url()));
            RUNNING.put(client, Tool.start(folder, client.name(), Map.of("AWS_CLI", Tool.awsCli()), command));
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_content(Client client) throws Exception {
        RUNNING.get(client).isContent();
    }

    @AfterAll
    static void all_stop() {
        RUNNING.values().forEach(Tool::stop);
        try {
            if (slow != null) {
                slow.close();
            }
        } finally {
            if (server != null) {
                server.close();
            }
        }
    }
}
