package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.setting.Backend;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.account.Region;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller, Tarn with AWS behind, and Tarn itself in the place of AWS: the caller must not notice the one between. */
class TwoServersTest {

    private static final String OUTPUT =
            "{\"S3Configuration\":{\"S3Uri\":\"s3://two-out/jobs/\",\"KmsKeyId\":\"any-key\"}}";
    private static final String ROLE = "\"DataAccessRoleArn\":\"arn:aws:iam::123456789012:role/any\"";

    @TempDir
    private Path objects;

    @BeforeEach
    void credentials() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        Files.createDirectories(objects.resolve("two-in"));
        Files.writeString(
                objects.resolve("two-in/a.ndjson"), "{\"resourceType\":\"Patient\",\"id\":\"a\"}\nnot JSON\n");
    }

    @AfterEach
    void noCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void two_servers_in_a_row_answer_as_one_does_but_for_ids_and_times() {
        try (TarnServer one = TarnServer.start(Settings.forTest(objects));
                TarnServer behind = TarnServer.start(Settings.forTest(objects));
                TarnServer before = TarnServer.start(inFrontOf(behind.url()))) {
            List<String> alone = conversation(new Wire(one.url()));
            List<String> passedOn = conversation(new Wire(before.url()));

            assertThat(passedOn).containsExactlyElementsOf(alone);
            assertThat(alone)
                    .anySatisfy(answer -> assertThat(answer).contains("\"JobStatus\":\"COMPLETED_WITH_ERRORS\""));
        }
    }

    @Test
    void the_server_between_cannot_be_reset() {
        try (TarnServer behind = TarnServer.start(Settings.forTest(objects));
                TarnServer before = TarnServer.start(inFrontOf(behind.url()))) {
            assertThat(new Wire(before.url()).post("/_tarn/reset"))
                    .startsWith("501 ")
                    .contains("cannot be reset");
        }
    }

    private Settings inFrontOf(URI url) {
        return Settings.forTest(objects)
                .backend(new Backend.Aws(Optional.of(url), Optional.of(new Region("us-east-1"))));
    }

    private static List<String> conversation(Wire wire) {
        List<String> said = new ArrayList<>();
        said.add(
                wire.call(
                        "CreateFHIRDatastore",
                        "{\"DatastoreName\":\"row\",\"DatastoreTypeVersion\":\"R4\",\"ClientToken\":\"once\","
                                + "\"Tags\":[{\"Key\":\"k\",\"Value\":\"v\"}],"
                                + "\"SseConfiguration\":{\"KmsEncryptionConfig\":{\"CmkType\":\"CUSTOMER_MANAGED_KMS_KEY\",\"KmsKeyId\":\"key\"}}}"));
        String store = "\"DatastoreId\":\"" + wire.last("DatastoreId") + "\"";
        String arn = "\"ResourceARN\":\"" + wire.last("DatastoreArn") + "\"";
        said.add(wire.call("CreateFHIRDatastore", "{\"DatastoreTypeVersion\":\"R4\",\"ClientToken\":\"once\"}"));
        said.add(wire.call("CreateFHIRDatastore", "{\"DatastoreName\":\"<no>\",\"DatastoreTypeVersion\":\"R5\"}"));
        said.add(wire.call("CreateFHIRDatastore", "{\"DatastoreTypeVersion\":5}"));
        said.add(wire.call("CreateFHIRDatastore", "{\"DatastoreName\":\"row\",\"DatastoreTypeVersion\":\"R4\"}"));
        said.add(wire.call("DescribeFHIRDatastore", "{" + store + "}"));
        said.add(wire.call("DescribeFHIRDatastore", "{\"DatastoreId\":\"nowhere\"}"));
        said.add(wire.call("ListFHIRDatastores", "{\"MaxResults\":1,\"Filter\":{\"DatastoreName\":\"row\"}}"));
        said.add(wire.call(
                "ListFHIRDatastores",
                "{\"MaxResults\":1,\"Filter\":{\"DatastoreName\":\"row\"},\"NextToken\":\"" + wire.last("NextToken")
                        + "\"}"));
        said.add(wire.call("ListFHIRDatastores", "{\"NextToken\":\"no such token\"}"));
        said.add(wire.call(
                "StartFHIRImportJob",
                "{" + store + "," + ROLE + ",\"InputDataConfig\":{\"S3Uri\":\"s3://two-in/\"},\"JobOutputDataConfig\":"
                        + OUTPUT + "}"));
        String job = "\"JobId\":\"" + wire.last("JobId") + "\"";
        said.add(wire.call("DescribeFHIRImportJob", "{" + store + "," + job + "}"));
        said.add(wire.call("ListFHIRImportJobs", "{" + store + ",\"JobStatus\":\"COMPLETED_WITH_ERRORS\"}"));
        said.add(wire.call("DescribeFHIRExportJob", "{" + store + "," + job + "}"));
        said.add(wire.call("StartFHIRExportJob", "{" + store + "," + ROLE + ",\"OutputDataConfig\":" + OUTPUT + "}"));
        said.add(wire.call("DescribeFHIRExportJob", "{" + store + ",\"JobId\":\"" + wire.last("JobId") + "\"}"));
        said.add(wire.call("ListFHIRExportJobs", "{" + store + "}"));
        said.add(wire.call("TagResource", "{" + arn + ",\"Tags\":[{\"Key\":\"aws:x\",\"Value\":\"v\"}]}"));
        said.add(wire.call("TagResource", "{" + arn + ",\"Tags\":[{\"Key\":\"more\",\"Value\":\"\"}]}"));
        said.add(wire.call("UntagResource", "{" + arn + ",\"TagKeys\":[\"k\",\"never\"]}"));
        said.add(wire.call("ListTagsForResource", "{" + arn + "}"));
        said.add(wire.call("DeleteFHIRDatastore", "{" + store + "}"));
        said.add(wire.call("DescribeFHIRDatastore", "{" + store + "}"));
        said.add(wire.call("DeleteFHIRDatastore", "{" + store + "}"));
        said.add(wire.call("StartFHIRExportJob", "{" + store + "," + ROLE + ",\"OutputDataConfig\":" + OUTPUT + "}"));
        said.add(wire.call("NoSuchOperation", "{}"));
        return said;
    }
}
