package consumer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;

@SpringBootTest
class ClinicApplicationTest {
    @TempDir
    static Path objects;

    static TarnServer tarn;

    @DynamicPropertySource
    static void startTarn(DynamicPropertyRegistry properties) {
        tarn = TarnServer.start(Settings.forTest(objects));
        properties.add("healthlake.endpoint", tarn::url);
        // The SDK's default chains read these.
        Map.of("aws.region", "us-east-1", "aws.accessKeyId", "test", "aws.secretAccessKey", "test")
                .forEach(System::setProperty);
    }

    @AfterAll
    static void stopTarn() {
        tarn.close();
    }

    @Test
    void the_client_of_the_application_reaches_Tarn(@Autowired HealthLakeClient client) {
        assertTrue(client.listFHIRDatastores(b -> {}).datastorePropertiesList().isEmpty());
    }
}
