package dev.tarn.app.status;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.healthlake.model.DatastoreStatus.ACTIVE;
import static software.amazon.awssdk.services.healthlake.model.DatastoreStatus.CREATING;
import static software.amazon.awssdk.services.healthlake.model.DatastoreStatus.DELETED;
import static software.amazon.awssdk.services.healthlake.model.DatastoreStatus.DELETING;

import dev.tarn.domain.datastore.ErrorCategory;
import dev.tarn.inmemory.Pace;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.healthlake.model.DatastoreProperties;
import software.amazon.awssdk.services.healthlake.model.DatastoreStatus;

/** The statuses of data stores, by AWS's own SDK; {@code domain/docs/statuses.md} has a row for each. */
class DatastoreStatusesTest extends StatusTest {

    private DatastoreProperties described(String store) {
        return server.client.describeFHIRDatastore(b -> b.datastoreId(store)).datastoreProperties();
    }

    private DatastoreStatus status(String store) {
        return described(store).datastoreStatus();
    }

    private void failNext(dev.tarn.domain.datastore.DatastoreStatus status) {
        server.lake.faults().anywhere().times(1).endsIn(status, "no capacity", ErrorCategory.RETRYABLE_ERROR);
    }

    @Test
    void CREATE_FAILED() {
        failNext(dev.tarn.domain.datastore.DatastoreStatus.CREATE_FAILED);
        String store = server.create();
        server.pass(Pace.REAL.creating());
        assertThat(status(store)).isEqualTo(DatastoreStatus.CREATE_FAILED);
    }

    @Test
    void UPDATE_FAILED() {
        String store = server.activeStore();
        failNext(dev.tarn.domain.datastore.DatastoreStatus.UPDATE_FAILED);
        server.control(
                "UpdateFHIRDatastore",
                "{\"DatastoreId\":\"" + store + "\",\"NlpConfiguration\":{\"Status\":\"ENABLED\"}}");
        server.pass(Pace.REAL.creating());
        assertThat(described(store).datastoreStatusAsString()).isEqualTo("UPDATE_FAILED");
        assertThat(server.control("DescribeFHIRDatastore", "{\"DatastoreId\":\"" + store + "\"}"))
                .contains("\"ErrorMessage\":\"no capacity\"", "\"NlpConfiguration\":{\"Status\":\"DISABLED\"}");
    }

    @Test
    void UPDATING() {
        String store = server.activeStore();
        String updated = server.control(
                "UpdateFHIRDatastore",
                "{\"DatastoreId\":\"" + store + "\",\"AnalyticsConfiguration\":{\"Status\":\"PAUSED\"}}");
        assertThat(updated).contains("\"DatastoreStatus\":\"UPDATING\"", "\"Status\":\"PAUSING\"");
        // SDKs of 2025 do not know it, and show an unknown status as text.
        assertThat(described(store).datastoreStatusAsString()).isEqualTo("UPDATING");
        server.pass(Pace.REAL.creating());
        assertThat(status(store)).isEqualTo(ACTIVE);
    }

    @Test
    void CREATING_of_a_restore_until_the_resources_are_there() {
        String source = server.activeStore();
        server.control(
                "UpdateFHIRDatastore",
                "{\"DatastoreId\":\"" + source
                        + "\",\"BackupConfiguration\":{\"Status\":\"ENABLED\",\"RetentionPeriodInDays\":7}}");
        server.fhir("PUT", source, "Patient/p", "{\"resourceType\":\"Patient\",\"id\":\"p\"}");
        assertThat(server.control("DescribeFHIRDatastore", "{\"DatastoreId\":\"" + source + "\"}"))
                .contains(
                        "\"BackupStatusInfo\":{\"Configuration\":{\"Status\":\"ENABLED\","
                                + "\"BackupType\":\"CONTINUOUS\",\"RetentionPeriodInDays\":7,"
                                + "\"BackupTagsEnabled\":false}",
                        "\"LatestRestorePoint\":");
        String receipt = server.control(
                "RestoreFHIRDatastore",
                "{\"SourceDatastoreId\":\"" + source
                        + "\",\"RestoreConfiguration\":{\"ContinuousBackupRestoreConfiguration\":{}}}");
        assertThat(receipt).contains("\"DatastoreStatus\":\"CREATING\"");
        String copy = receipt.replaceAll(".*\"DatastoreId\":\"([^\"]*)\".*", "$1");
        server.pass(Pace.REAL.creating());
        assertThat(status(copy)).isEqualTo(CREATING);
        assertThat(server.fhir("GET", copy, "Patient/p", "").statusCode()).isNotEqualTo(200);
        server.work.runAll();
        assertThat(status(copy)).isEqualTo(ACTIVE);
        assertThat(server.fhir("GET", copy, "Patient/p", "").body()).contains("\"versionId\":\"1\"");
    }

    @Test
    void CREATING_ACTIVE_DELETING_and_DELETED() {
        String store = server.create();
        assertThat(status(store)).isEqualTo(CREATING);
        server.pass(Pace.REAL.creating());
        assertThat(status(store)).isEqualTo(ACTIVE);
        server.client.deleteFHIRDatastore(b -> b.datastoreId(store));
        assertThat(status(store)).isEqualTo(DELETING);
        server.pass(Pace.REAL.deleting());
        assertThat(status(store)).isEqualTo(DELETED);
    }
}
