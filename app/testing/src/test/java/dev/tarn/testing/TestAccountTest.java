package dev.tarn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.inmemory.Pace;
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
        try (TestServer server = TestServer.start(Pace.INSTANT)) {
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
        try (TestServer server = TestServer.start(Pace.INSTANT)) {
            assertThatThrownBy(() -> TestAccount.of(server, seeds, () -> released.add("server")))
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessageContaining("1 lines failed");

            assertThat(released).containsExactly("server");
        }
    }

    @Test
    void the_bucket_exists_for_the_client_of_S3() {
        try (TestServer server = TestServer.start(Pace.INSTANT);
                TestAccount account = TestAccount.of(server, List.of(), () -> {})) {
            SdkS3Client.open(account)
                    .putObject(
                            b -> b.bucket(account.bucket().name()).key("in/a.ndjson"), RequestBody.fromString("{}\n"));

            assertThat(account.bucket().lines("in/")).containsExactly("{}");
        }
    }
}
