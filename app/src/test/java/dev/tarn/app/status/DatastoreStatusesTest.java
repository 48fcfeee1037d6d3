package dev.tarn.app.status;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.healthlake.model.DatastoreStatus.ACTIVE;
import static software.amazon.awssdk.services.healthlake.model.DatastoreStatus.CREATING;
import static software.amazon.awssdk.services.healthlake.model.DatastoreStatus.DELETED;
import static software.amazon.awssdk.services.healthlake.model.DatastoreStatus.DELETING;

import dev.tarn.domain.datastore.ErrorCategory;
import dev.tarn.inmemory.Pace;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.healthlake.model.DatastoreStatus;

/** The statuses of data stores, by AWS's own SDK; {@code domain/docs/statuses.md} has a row for each. */
class DatastoreStatusesTest {

    @TempDir
    private Path objects;

    private StatusServer server;

    @BeforeEach
    void serve() {
        server = new StatusServer(objects);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** SDKs of 2025 know no UPDATING, and show an unknown status as text. */
    private String statusText(String store) {
        return server.client
                .describeFHIRDatastore(b -> b.datastoreId(store))
                .datastoreProperties()
                .datastoreStatusAsString();
    }

    private DatastoreStatus status(String store) {
        return server.client
                .describeFHIRDatastore(b -> b.datastoreId(store))
                .datastoreProperties()
                .datastoreStatus();
    }

    @Test
    void CREATE_FAILED() {
        server.lake
                .faults()
                .anywhere()
                .times(1)
                .endsIn(
                        dev.tarn.domain.datastore.DatastoreStatus.CREATE_FAILED,
                        "no capacity",
                        ErrorCategory.RETRYABLE_ERROR);
        String store = server.create();
        server.pass(Pace.REAL.creating());
        assertThat(status(store)).isEqualTo(DatastoreStatus.CREATE_FAILED);
    }

    @Test
    void UPDATE_FAILED() {
        String store = server.activeStore();
        server.lake
                .faults()
                .anywhere()
                .times(1)
                .endsIn(
                        dev.tarn.domain.datastore.DatastoreStatus.UPDATE_FAILED,
                        "no capacity",
                        ErrorCategory.RETRYABLE_ERROR);
        server.control(
                "UpdateFHIRDatastore",
                "{\"DatastoreId\":\"" + store + "\",\"NlpConfiguration\":{\"Status\":\"ENABLED\"}}");
        server.pass(Pace.REAL.creating());
        assertThat(statusText(store)).isEqualTo("UPDATE_FAILED");
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
        assertThat(statusText(store)).isEqualTo("UPDATING");
        server.pass(Pace.REAL.creating());
        assertThat(status(store)).isEqualTo(ACTIVE);
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
