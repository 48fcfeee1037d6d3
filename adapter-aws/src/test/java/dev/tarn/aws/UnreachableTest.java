package dev.tarn.aws;

import static dev.tarn.aws.Samples.STORE;
import static dev.tarn.aws.ScriptedService.cutAfter;
import static dev.tarn.aws.ScriptedService.hangUp;
import static dev.tarn.aws.ScriptedService.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarn.aws.ScriptedService.Step;
import dev.tarn.domain.failure.FailureKind;
import dev.tarn.domain.failure.HealthLakeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What comes between HealthLake and us: one kind of failure, one clear line each. */
class UnreachableTest {

    @Test
    void a_connection_that_is_cut_before_the_answer_is_unreachable() {
        assertUnreachable(failure(hangUp()), "broke the connection", "try again");
    }

    @Test
    void an_answer_that_breaks_off_is_unreachable() {
        String beginning = Samples.described("ACTIVE", "").substring(0, 100);
        assertUnreachable(failure(cutAfter(beginning)), "gave an answer that breaks off");
        assertUnreachable(failure(reply(200, beginning)), "gave an answer that breaks off");
        assertUnreachable(failure(reply(200, "<html>")), "is not the service's");
    }

    @Test
    void a_server_that_is_silent_is_unreachable() {
        CountDownLatch end = new CountDownLatch(1);
        try (ScriptedService service = ScriptedService.answering(exchange -> await(end));
                AwsHealthLakes lakes =
                        AwsHealthLakes.of(AtOnce.at(service.url()).answeredWithin(Duration.ofMillis(50)))) {
            assertUnreachable(failure(lakes), "did not answer in time");
        } finally {
            end.countDown();
        }
    }

    @Test
    void an_endpoint_where_nobody_listens_is_unreachable() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(nobody))) {
            assertUnreachable(failure(lakes), "HealthLake at " + nobody + " refused the connection");
        }
    }

    @Test
    void a_host_that_has_no_address_is_unreachable() {
        try (AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(URI.create("http://nobody.invalid")))) {
            assertUnreachable(failure(lakes), "the host nobody.invalid is not known");
        }
    }

    @Test
    void credentials_that_are_not_there_are_an_access_denied_that_says_how_to_give_some() {
        AwsSettings settings = AtOnce.at(URI.create("http://127.0.0.1:1")).as(() -> {
            throw SdkClientException.create("A paragraph\nabout a chain");
        });
        try (AwsHealthLakes lakes = AwsHealthLakes.of(settings)) {
            HealthLakeException failure = failure(lakes);
            assertThat(failure.kind()).isEqualTo(FailureKind.ACCESS_DENIED);
            assertThat(failure).hasMessageStartingWith("No AWS credentials were found; set AWS_ACCESS_KEY_ID");
            assertThat(failure.getMessage().lines()).hasSize(1);
        }
    }

    @Test
    void a_thread_that_is_interrupted_stops_asking_and_stays_interrupted() {
        try (ScriptedService service = ScriptedService.answering(reply(200, Samples.described("ACTIVE", "")));
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            Thread.currentThread().interrupt();
            HealthLakeException failure = failure(lakes);
            // Before the service is closed: on newer JDKs that heeds an interruption itself.
            assertThat(Thread.interrupted()).isTrue();
            assertUnreachable(failure, "the thread was interrupted");
        }
    }

    private static void assertUnreachable(HealthLakeException failure, String... words) {
        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure).hasMessageContainingAll(words);
        assertThat(failure.getMessage().lines()).hasSize(1);
    }

    private static HealthLakeException failure(Step answer) {
        try (ScriptedService service = ScriptedService.answering(answer);
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            return failure(lakes);
        }
    }

    private static HealthLakeException failure(AwsHealthLakes lakes) {
        return catchThrowableOfType(
                HealthLakeException.class, () -> lakes.healthLake().datastores().describe(STORE));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
