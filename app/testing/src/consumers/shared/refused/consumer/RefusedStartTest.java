package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class path on which the server cannot run: the failure names the library, its JAR and the remedy. */
class RefusedStartTest {

    @TempDir
    private Path folder;

    @Test
    void the_failure_names_the_wrong_version_its_jar_and_what_to_do() throws Exception {
        String jar = jarOf(System.getProperty("consumer.type", ""));
        String bom = System.getProperty("consumer.bom", "");

        String message = assertThrows(
                        RuntimeException.class, () -> TarnServer.start(Settings.forTest(folder)).close())
                .getMessage();

        assertTrue(message.contains("Tarn needs Netty 4.2."), message);
        assertTrue(message.contains("the class path has " + System.getProperty("consumer.found", "")), message);
        assertTrue(message.contains(" from " + jar), message);
        assertTrue(message.contains("dev.tarn:tarn-testing"), message);
        assertEquals(!bom.isEmpty(), message.contains("-bom:"), message);
        assertTrue(message.contains(bom), message);
        assertEquals(1, message.lines().count(), message);
    }

    private static String jarOf(String type) throws Exception {
        return Class.forName(type, false, RefusedStartTest.class.getClassLoader())
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }
}
