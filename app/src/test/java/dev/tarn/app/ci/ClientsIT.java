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
 * Four official clients, all at the same time, against two servers. The first verifies signatures ({@code --auth}), and each
 * client checks that a changed secret is refused. On the second any key works, no deletion ends and no job starts, so that
 * ConflictException and ThrottlingException can be provoked. What each client checks is in {@code src/clients}.
 */
class ClientsIT {

    private static final Path CLIENTS = Path.of("src/clients").toAbsolutePath();

    private static final String KEY_ID = "TARNCLIENTS";
    private static final String SECRET = "a/secret+of=the/clients";

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
        Path auth = Files.createDirectory(folder.resolve("auth"));
        Files.writeString(
                auth.resolve("credentials"),
                "[clients]\naws_access_key_id = " + KEY_ID + "\naws_secret_access_key = " + SECRET + "\n");
        String data = folder.resolve("data").toString();
        server = ServedJar.start(folder, "--data", data, "--objects", objects, "--auth", auth.toString());
        slow = ServedJar.start(folder, "--data", "memory", "--objects", objects, "--pace", "deleting=1h,job-start=1h");
        for (Client client : Client.values()) {
            List<String> command = new ArrayList<>(client.command());
            command.addAll(List.of(server.url(), objects, slow.url()));
            Map<String, String> environment = Map.of("AWS_CLI", Tool.awsCli(), "TARN_KEY", KEY_ID + ":" + SECRET);
            RUNNING.put(client, Tool.start(folder, client.name(), environment, command));
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
