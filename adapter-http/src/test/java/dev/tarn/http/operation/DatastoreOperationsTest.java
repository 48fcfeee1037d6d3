package dev.tarn.http.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.backup.BackupConfiguration;
import dev.tarn.domain.datastore.AnalyticsStatus;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.datastore.NlpStatus;
import dev.tarn.domain.datastore.ProfileConfiguration;
import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.http.Requests;
import dev.tarn.http.Samples;
import dev.tarn.http.Tarn;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreFilter;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.datastore.RestoreDatastoreRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the operations on data stores and tags ask of the port, and what they make of the answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatastoreOperationsTest {

    private static final DatastoreId ID = new DatastoreId(Samples.ID);
    private static final TaggedArn ARN = TaggedArn.of(Samples.arn());

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
    void metadata_of_published_samples_is_taken_and_a_refusal_prints_what_was_given() {
        String sample = Samples.METADATA.replace("client_credentials", "client_credential");
        assertThat(create(sample).status()).isEqualTo(200);
        assertThat(create(sample.replace("\"client_credential\"", "{\"a\":1}, 7"))
                        .message())
                .contains("Value '[{\"a\":1}, 7]' at 'identityProviderConfiguration.metadata.grant_types_supported'");
        assertThat(create(sample.replace("\"https://idp.example.org/token\"", "false"))
                        .message())
                .contains("Value 'false' at 'identityProviderConfiguration.metadata.token_endpoint'");
        assertThat(create("[1]").message()).contains("Value '[1]' at 'identityProviderConfiguration.metadata'");
    }

    private Tarn.Reply create(String metadata) {
        ObjectNode request = Requests.valid("CreateFHIRDatastore");
        ((ObjectNode) request.get("IdentityProviderConfiguration")).put("Metadata", metadata);
        return tarn.call("CreateFHIRDatastore", request);
    }

    @Test
    void the_table_of_contents_names_each_operation_once() {
        assertThat(Operations.all()).extracting(Operation::name).containsExactlyElementsOf(Requests.operations());
    }

    @Test
    void create_passes_everything_on_and_answers_with_a_receipt() {
        JsonNode answer = tarn.callValid("CreateFHIRDatastore");

        Datastore full = Samples.fullStore();
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

        JsonNode store = tarn.callValid("DescribeFHIRDatastore").path("DatastoreProperties");

        assertThat(tarn.stub.asked).containsExactly(ID);
        assertThat(store).isEqualTo(fullStore());
    }

    @Test
    void describe_leaves_out_what_a_store_does_not_have() {
        tarn.stub.store = Samples.plainStore();

        JsonNode store = tarn.callValid("DescribeFHIRDatastore").path("DatastoreProperties");

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
        JsonNode answer = tarn.callValid("ListFHIRDatastores");

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
    void update_passes_every_member_on_and_answers_with_the_data_store() {
        JsonNode answer = tarn.callValid("UpdateFHIRDatastore");

        assertThat(answer.path("DatastoreProperties")).isEqualTo(fullStore());
        assertThat(tarn.stub.asked)
                .containsExactly(List.of(
                        ID,
                        DatastoreUpdate.NOTHING
                                .named(new DatastoreName("renamed"))
                                .nlp(NlpStatus.ENABLED)
                                .analytics(AnalyticsStatus.PAUSED)
                                .profiles(new ProfileConfiguration(List.of(new ProfileName("us-core-3.1.1"))))
                                .identityProvider(
                                        Samples.fullStore().configuration().identityProvider())
                                .backup(BackupConfiguration.enabled(7).withTags())));
    }

    @Test
    void restore_passes_everything_on_and_answers_with_a_receipt() {
        JsonNode answer = tarn.callValid("RestoreFHIRDatastore");

        DatastoreConfiguration full = Samples.fullStore().configuration();
        assertThat(tarn.stub.asked)
                .containsExactly(new RestoreDatastoreRequest(
                        ID,
                        Optional.of(Instant.ofEpochMilli(1_767_225_600_500L)),
                        Optional.of(new DatastoreName("again")),
                        new DatastoreConfiguration(
                                full.typeVersion(),
                                full.sse(),
                                Optional.empty(),
                                full.identityProvider(),
                                full.nlp(),
                                full.analytics(),
                                full.profiles(),
                                Optional.empty()),
                        List.of(Tag.of("team", "wire")),
                        Optional.of(new ClientToken("token-1"))));
        assertThat(answer).isEqualTo(Requests.json(receipt("CREATING")));
    }

    @Test
    void restore_without_a_time_is_of_the_latest() {
        tarn.call(
                "RestoreFHIRDatastore",
                "{\"SourceDatastoreId\":\"" + ID
                        + "\",\"RestoreConfiguration\":{\"ContinuousBackupRestoreConfiguration\":{}}}");

        assertThat(tarn.stub.asked).containsExactly(RestoreDatastoreRequest.latest(ID));
    }

    @Test
    void delete_answers_with_a_receipt() {
        assertThat(tarn.callValid("DeleteFHIRDatastore")).isEqualTo(Requests.json(receipt("DELETING")));
        assertThat(tarn.stub.asked).containsExactly(ID);
    }

    @Test
    void tags_are_set_removed_and_listed() {
        assertThat(tarn.callValid("TagResource")).isEmpty();
        assertThat(tarn.callValid("UntagResource")).isEmpty();
        assertThat(tarn.callValid("ListTagsForResource"))
                .isEqualTo(Requests.json("{'Tags':[{'Key':'team','Value':'wire'},{'Key':'empty','Value':''}]}"));
        assertThat(tarn.stub.asked)
                .containsExactly(List.of(ARN, List.of(Tag.of("k", "v"))), List.of(ARN, List.of(new TagKey("k"))), ARN);
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
        created.remove(List.of("ClientToken", "Tags"));
        ObjectNode backup = Requests.json("{'BackupEnabledAt':1603761064.881,'EarliestRestorePoint':1603761064.881,"
                + "'LatestRestorePoint':1603761064.881}");
        backup.set("Configuration", created.remove("BackupConfiguration"));
        created.set("BackupStatusInfo", backup);
        created.setAll(Requests.json(receipt("CREATE_FAILED")));
        created.setAll(Requests.json("{'CreatedAt':1603761064.881,"
                + "'ErrorCause':{'ErrorMessage':'No room','ErrorCategory':'RETRYABLE_ERROR'}}"));
        return created;
    }
}
