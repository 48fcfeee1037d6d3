package dev.tarn.app.tools;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.DatastoreProperties;
import software.amazon.awssdk.services.healthlake.model.FHIRVersion;
import software.amazon.awssdk.services.healthlake.model.ImportJobProperties;

/** A server for all tests of a class, each of which begins without faults. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class FaultTest {

    TarnServer tarn;

    /** A client that never retries. */
    HealthLakeClient once;

    Path objects;

    @BeforeAll
    void serve(@TempDir Path directory) {
        objects = directory;
        tarn = TarnServer.start(Settings.forTest(directory));
        once = Tools.client(tarn, "test", 1);
    }

    @AfterAll
    void stop() {
        once.close();
        tarn.close();
    }

    @AfterEach
    void clear() {
        tarn.faults().clear();
    }

    String create() {
        return once.createFHIRDatastore(request -> request.datastoreTypeVersion(FHIRVersion.R4))
                .datastoreId();
    }

    DatastoreProperties describe(String id) {
        return once.describeFHIRDatastore(request -> request.datastoreId(id)).datastoreProperties();
    }

    String startImport(HealthLakeClient client, String store, String folder) {
        return client.startFHIRImportJob(request -> request.datastoreId(store)
                        .inputDataConfig(input -> input.s3Uri("s3://bucket/" + folder + "/"))
                        .jobOutputDataConfig(output -> output.s3Configuration(
                                s3 -> s3.s3Uri("s3://bucket/out/").kmsKeyId("key")))
                        .dataAccessRoleArn("arn:aws:iam::123456789012:role/any"))
                .jobId();
    }

    ImportJobProperties describe(String store, String job) {
        return once.describeFHIRImportJob(request -> request.datastoreId(store).jobId(job))
                .importJobProperties();
    }

    void input(String folder, int lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("{\"resourceType\":\"Patient\",\"id\":\"p").append(i).append("\"}\n");
        }
        Files.writeString(
                Files.createDirectories(objects.resolve("bucket").resolve(folder))
                        .resolve("a.ndjson"),
                text);
    }
}
