package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.Tarn.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that block, and describes that wait for a job: neither keeps others waiting. */
class WaitingTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void a_HealthLake_that_blocks_keeps_nobody_else_waiting() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Tarn tarn = Tarn.start(settings -> settings.blocking(true))) {
            tarn.stub.first(() -> Latches.await(release));
            List<CompletableFuture<Reply>> blocked = Stream.generate(() -> tarn.callLater("ListFHIRDatastores", "{}"))
                    .limit(8)
                    .toList();

            assertThat(tarn.send(tarn.to("/_tarn/health").GET()).status()).isEqualTo(200);
            release.countDown();

            for (CompletableFuture<Reply> reply : blocked) {
                assertThat(reply.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void failures_of_a_HealthLake_that_blocks_are_told_as_well() {
        try (Tarn tarn = Tarn.start(settings -> settings.blocking(true))) {
            tarn.stub.failWith(new IllegalStateException("secret"));

            assertThat(tarn.call("ListFHIRDatastores", "{}").error()).isEqualTo("InternalServerException");
        }
    }

    @Test
    void describe_waits_for_a_job_at_work() throws Exception {
        CompletableFuture<Void> rest = new CompletableFuture<>();
        CountDownLatch watched = new CountDownLatch(1);
        IdleJobs watch = (scope, store, job) -> {
            assertThat(scope).isEqualTo(Samples.SCOPE);
            watched.countDown();
            return rest;
        };
        try (Tarn tarn = Tarn.start(settings -> settings.describeWait(LONG), watch)) {
            CompletableFuture<Reply> reply =
                    tarn.callLater("DescribeFHIRImportJob", Requests.valid("DescribeFHIRImportJob"));
            Latches.await(watched);
            assertThat(tarn.stub.asked).isEmpty();

            rest.complete(null);

            assertThat(reply.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeFHIRImportJob", "DescribeFHIRExportJob"})
    void describe_waits_no_longer_than_it_may_and_not_at_all_where_it_may_not(String operation) {
        IdleJobs never = (scope, store, job) -> new CompletableFuture<>();
        for (Duration describeWait : List.of(Duration.ZERO, Duration.ofMillis(50))) {
            try (Tarn tarn = Tarn.start(settings -> settings.describeWait(describeWait), never)) {
                assertThat(tarn.call(operation, Requests.valid(operation)).status())
                        .isEqualTo(200);
            }
        }
    }
}
