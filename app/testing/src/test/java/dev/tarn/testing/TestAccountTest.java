package dev.tarn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.ports.admin.AccountSnapshot;
import dev.tarn.ports.admin.Snapshots;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awssdk.core.sync.RequestBody;

/** What one test has of a server, from its beginning to its end. */
class TestAccountTest {

    @Test
    void everything_is_released_although_a_client_cannot_be_closed() {
        List<String> released = new ArrayList<>();
        try (TestServer server = TestServer.start(TestServerSettings.DEFAULT)) {
            TestAccount account = TestAccount.of(server, List.of(), () -> released.add("server"));
            account.bucket().put("in/a.ndjson", "{}");
            account.<AutoCloseable>closedLater(() -> {
                throw new IOException("broken");
            });
            account.<AutoCloseable>closedLater(() -> released.add("client"));

            assertThatThrownBy(account::close).hasMessageContaining("broken");

            assertThat(released).containsExactly("client", "server");
            assertThat(account.bucket().lines("in/")).isEmpty();
        }
    }

    @Test
    void everything_is_released_although_a_seed_cannot_be_loaded() {
        List<String> released = new ArrayList<>();
        List<String> seeds = List.of("classpath:faulty.ndjson");
        try (TestServer server = TestServer.start(TestServerSettings.DEFAULT)) {
            assertThatThrownBy(() -> TestAccount.of(server, seeds, () -> released.add("server")))
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessageContaining("1 lines failed");

            assertThat(released).containsExactly("server");
        }
    }

    @Test
    void its_snapshots_are_its_own_and_end_with_it() {
        try (TestServer server = TestServer.start(TestServerSettings.DEFAULT);
                TestAccount other = TestAccount.of(server, List.of(), () -> {})) {
            Snapshots snapshots;
            try (TestAccount account = TestAccount.of(server, List.of(), () -> {})) {
                snapshots = (Snapshots) Injected.of(Snapshots.class, account);
                AccountSnapshot empty = snapshots.take("empty");
                account.datastore();
                empty.restore();
                assertThat(account.healthLake()
                                .datastores()
                                .list(ListDatastoresRequest.all())
                                .items())
                        .isEmpty();
                assertThat(other.snapshots().list()).isEmpty();
            }
            assertThat(snapshots.list()).isEmpty();
        }
    }

    @Test
    void the_bucket_exists_for_the_client_of_S3() {
        try (TestServer server = TestServer.start(TestServerSettings.DEFAULT);
                TestAccount account = TestAccount.of(server, List.of(), () -> {})) {
            SdkS3Client.open(account)
                    .putObject(
                            b -> b.bucket(account.bucket().name()).key("in/a.ndjson"), RequestBody.fromString("{}\n"));

            assertThat(account.bucket().lines("in/")).containsExactly("{}");
        }
    }
}
