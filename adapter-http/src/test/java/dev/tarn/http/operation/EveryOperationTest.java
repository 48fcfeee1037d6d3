package dev.tarn.http.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.datastore.DataStore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.http.Requests;
import dev.tarn.http.Samples;
import dev.tarn.http.Tarn;
import dev.tarn.ports.CreateDatastoreRequest;
import dev.tarn.ports.DatastoreFilter;
import dev.tarn.ports.JobFilter;
import dev.tarn.ports.ListDatastoresRequest;
import dev.tarn.ports.ListJobsRequest;
import dev.tarn.ports.StartExportJobRequest;
import dev.tarn.ports.StartImportJobRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What each operation asks of the port, and what it makes of the answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryOperationTest {

    private static final DatastoreId ID = new DatastoreId(Samples.ID);
    private static final TaggedArn ARN = TaggedArn.of(Samples.arn());
    private static final ListJobsRequest LIST_JOBS = new ListJobsRequest(
            ID,
            new JobFilter(
                    Optional.of(new JobName("nightly")),
                    Optional.of(JobStatus.COMPLETED),
                    Optional.of(Instant.ofEpochMilli(1_767_225_600_500L)),
                    Optional.of(Instant.ofEpochSecond(1))),
            Optional.of(new PageSize(10)),
            Optional.of(new PageToken("t")));

    private Tarn tarn;

    @BeforeAll
    void start() {
        tarn = Tarn.start();
    }

    @AfterAll
    void stop() {
        tarn.close();
    }

    @BeforeEach
    void forget() {
        tarn.stub.asked.clear();
    }

    @Test
    void the_table_of_contents_names_each_operation_once() {
        assertThat(Operations.all()).extracting(Operation::name).containsExactlyElementsOf(Requests.operations());
    }

    @Test
    void create_passes_everything_on_and_answers_with_a_receipt() {
        JsonNode answer = call("CreateFHIRDatastore");

        DataStore full = Samples.fullStore();
        assertThat(tarn.stub.asked)
                .containsExactly(new CreateDatastoreRequest(
                        full.name(),
                        full.configuration(),
                        List.of(Tag.of("team", "wire")),
                        Optional.of(new ClientToken("token-1"))));
        assertThat(answer).isEqualTo(Requests.json(receipt("CREATING")));
    }

    @Test
    void create_needs_no_more_than_a_version() {
        tarn.call("CreateFHIRDatastore", "{\"DatastoreTypeVersion\":\"R4\"}");

        assertThat(tarn.stub.asked).containsExactly(CreateDatastoreRequest.unnamed());
    }

    @Test
    void describe_shows_every_member_that_a_store_has() {
        tarn.stub.store = Samples.fullStore();

        JsonNode store = call("DescribeFHIRDatastore").path("DatastoreProperties");

        assertThat(tarn.stub.asked).containsExactly(ID);
        assertThat(store).isEqualTo(fullStore());
    }

    @Test
    void describe_leaves_out_what_a_store_does_not_have() {
        tarn.stub.store = Samples.plainStore();

        JsonNode store = call("DescribeFHIRDatastore").path("DatastoreProperties");

        assertThat(store.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "DatastoreId",
                        "DatastoreArn",
                        "DatastoreStatus",
                        "CreatedAt",
                        "DatastoreTypeVersion",
                        "DatastoreEndpoint",
                        "SseConfiguration",
                        "IdentityProviderConfiguration");
        assertThat(store.path("IdentityProviderConfiguration"))
                .isEqualTo(
                        Requests.json("{'AuthorizationStrategy':'AWS_AUTH','FineGrainedAuthorizationEnabled':false}"));
        assertThat(store.path("SseConfiguration"))
                .isEqualTo(Requests.json("{'KmsEncryptionConfig':{'CmkType':'AWS_OWNED_KMS_KEY'}}"));
    }

    @Test
    void list_passes_the_filter_on_and_answers_with_a_page() {
        JsonNode answer = call("ListFHIRDatastores");

        assertThat(tarn.stub.asked)
                .containsExactly(new ListDatastoresRequest(
                        new DatastoreFilter(
                                Optional.of(new DatastoreName("full")),
                                Optional.of(DatastoreStatus.ACTIVE),
                                Optional.of(Instant.ofEpochMilli(1_767_225_600_123L)),
                                Optional.of(Instant.ofEpochSecond(1))),
                        Optional.of(new PageSize(10)),
                        Optional.of(new PageToken("t"))));
        assertThat(answer.path("DatastorePropertiesList")).hasSize(2);
        assertThat(answer.path("DatastorePropertiesList").path(0)).isEqualTo(fullStore());
        assertThat(answer.path("NextToken").asText()).isEqualTo("more");
    }

    @Test
    void list_without_anything_asks_for_all() {
        tarn.call("ListFHIRDatastores", "");

        assertThat(tarn.stub.asked).containsExactly(ListDatastoresRequest.all());
    }

    @Test
    void delete_answers_with_a_receipt() {
        assertThat(call("DeleteFHIRDatastore")).isEqualTo(Requests.json(receipt("DELETING")));
        assertThat(tarn.stub.asked).containsExactly(ID);
    }

    @Test
    void start_import_passes_everything_on() {
        JsonNode answer = call("StartFHIRImportJob");

        assertThat(tarn.stub.asked)
                .containsExactly(new StartImportJobRequest(
                        ID,
                        new S3Uri("s3://in-bucket/in/"),
                        Samples.output(),
                        new RoleArn(Samples.ROLE),
                        Optional.of(new JobName("nightly")),
                        ValidationLevel.STRUCTURE_ONLY,
                        Optional.of(new ClientToken("token-1"))));
        assertThat(answer)
                .isEqualTo(Requests.json(
                        "{'JobId':'" + Samples.JOB + "','JobStatus':'FAILED','DatastoreId':'" + Samples.ID + "'}"));
    }

    @Test
    void an_import_is_strict_where_nothing_is_said() {
        ObjectNode request = Requests.valid("StartFHIRImportJob");
        request.remove("ValidationLevel");

        tarn.call("StartFHIRImportJob", request);

        assertThat(tarn.stub.asked)
                .singleElement()
                .extracting(asked -> ((StartImportJobRequest) asked).validationLevel())
                .isEqualTo(ValidationLevel.STRICT);
    }

    @Test
    void describe_import_shows_every_member() {
        JsonNode job = call("DescribeFHIRImportJob").path("ImportJobProperties");

        assertThat(tarn.stub.asked).containsExactly(List.of(ID, new JobId(Samples.JOB)));
        assertThat(job).isEqualTo(importJob());
    }

    @Test
    void list_imports_passes_the_filter_on() {
        JsonNode answer = call("ListFHIRImportJobs");

        assertThat(tarn.stub.asked).containsExactly(LIST_JOBS);
        assertThat(answer.path("ImportJobPropertiesList").path(0)).isEqualTo(importJob());
        assertThat(answer.has("NextToken")).isFalse();
    }

    @Test
    void start_export_passes_everything_on() {
        JsonNode answer = call("StartFHIRExportJob");

        assertThat(tarn.stub.asked)
                .containsExactly(new StartExportJobRequest(
                        ID,
                        Samples.output(),
                        new RoleArn(Samples.ROLE),
                        Optional.of(new JobName("nightly")),
                        Optional.of(new ClientToken("token-1"))));
        assertThat(answer.path("JobStatus").asText()).isEqualTo("COMPLETED");
    }

    @Test
    void describe_and_list_exports_show_every_member() {
        JsonNode expected = Requests.json("{'JobId':'" + Samples.JOB + "','JobName':'nightly','JobStatus':'COMPLETED',"
                + "'SubmitTime':1603761064.881,'EndTime':1603761065.000,'DatastoreId':'" + Samples.ID
                + "','DataAccessRoleArn':'" + Samples.ROLE + "','OutputDataConfig':" + output() + "}");

        assertThat(call("DescribeFHIRExportJob").path("ExportJobProperties")).isEqualTo(expected);
        assertThat(call("ListFHIRExportJobs").path("ExportJobPropertiesList").path(0))
                .isEqualTo(expected);
        assertThat(tarn.stub.asked).containsExactly(List.of(ID, new JobId(Samples.JOB)), LIST_JOBS);
    }

    @Test
    void tags_are_set_removed_and_listed() {
        assertThat(call("TagResource")).isEmpty();
        assertThat(call("UntagResource")).isEmpty();
        assertThat(call("ListTagsForResource"))
                .isEqualTo(Requests.json("{'Tags':[{'Key':'team','Value':'wire'},{'Key':'empty','Value':''}]}"));
        assertThat(tarn.stub.asked)
                .containsExactly(List.of(ARN, List.of(Tag.of("k", "v"))), List.of(ARN, List.of(new TagKey("k"))), ARN);
    }

    private JsonNode call(String operation) {
        Tarn.Reply reply = tarn.call(operation, Requests.valid(operation));
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/x-amz-json-1.0");
        assertThat(reply.header("x-amzn-RequestId")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        return reply.body();
    }

    private String endpoint() {
        return "http://127.0.0.1:" + tarn.server.port() + "/datastore/" + Samples.ID + "/r4/";
    }

    private String receipt(String status) {
        return "{'DatastoreId':'" + Samples.ID + "','DatastoreArn':'" + ARN + "','DatastoreStatus':'" + status
                + "','DatastoreEndpoint':'" + endpoint() + "'}";
    }

    private ObjectNode fullStore() {
        ObjectNode created = Requests.valid("CreateFHIRDatastore");
        created.remove(List.of("ClientToken", "Tags", "BackupConfiguration"));
        created.setAll(Requests.json(receipt("CREATE_FAILED")));
        created.setAll(Requests.json("{'CreatedAt':1603761064.881,"
                + "'ErrorCause':{'ErrorMessage':'No room','ErrorCategory':'RETRYABLE_ERROR'}}"));
        return created;
    }

    private static String output() {
        return "{'S3Configuration':{'S3Uri':'s3://out-bucket/out/','KmsKeyId':'" + Samples.KEY + "'}}";
    }

    private static JsonNode importJob() {
        return Requests.json("{'JobId':'" + Samples.JOB + "','JobName':'nightly','JobStatus':'FAILED',"
                + "'SubmitTime':1603761064.881,'EndTime':1603761065.881,'DatastoreId':'" + Samples.ID
                + "','DataAccessRoleArn':'" + Samples.ROLE + "','Message':'no input',"
                + "'InputDataConfig':{'S3Uri':'s3://in-bucket/in/'},'JobOutputDataConfig':" + output()
                + ",'JobProgressReport':{'TotalNumberOfScannedFiles':2,'TotalSizeOfScannedFilesInMB':0.001798,"
                + "'TotalNumberOfImportedFiles':1,'TotalNumberOfResourcesScanned':9,"
                + "'TotalNumberOfResourcesImported':4,'TotalNumberOfResourcesWithCustomerError':5,"
                + "'TotalNumberOfFilesReadWithCustomerError':1,'Throughput':0.00001},"
                + "'ValidationLevel':'structure-only'}");
    }
}
