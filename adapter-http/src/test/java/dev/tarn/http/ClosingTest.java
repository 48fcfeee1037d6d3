package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.http.Tarn.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The end of a server. */
class ClosingTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void a_closing_server_answers_who_waits_and_takes_no_more() throws Exception {
        CountDownLatch watched = new CountDownLatch(1);
        IdleJobs never = (scope, store, job) -> {
            watched.countDown();
            return new CompletableFuture<>();
        };
        Tarn tarn = Tarn.start(settings -> settings.describeWait(LONG).grace(LONG), never);
        CompletableFuture<Reply> reply =
                tarn.callLater("DescribeFHIRExportJob", Requests.valid("DescribeFHIRExportJob"));
        Latches.await(watched);

        tarn.close();

        assertThat(reply.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThatThrownBy(() -> new RawClient(tarn.server.port())).isInstanceOf(IOException.class);
        assertThatNoException().isThrownBy(tarn::close);
    }

    @Test
    void a_closing_server_lets_running_requests_end() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Tarn tarn = Tarn.start(settings -> settings.blocking(true).grace(LONG));
        tarn.stub.first(() -> {
            running.countDown();
            Latches.await(release);
        });
        CompletableFuture<Reply> reply = tarn.callLater("ListFHIRDatastores", "{}");
        Latches.await(running);

        CompletableFuture<Void> closed;
        try (RawClient idle = new RawClient(tarn.server.port())) {
            closed = CompletableFuture.runAsync(tarn::close);
            assertThat(idle.untilClosed()).isEmpty();
        }
        assertThat(closed).isNotDone();
        release.countDown();

        assertThat(reply.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        closed.get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_closing_server_waits_no_longer_than_its_grace() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Tarn tarn = Tarn.start(settings -> settings.blocking(true).grace(Duration.ofMillis(50)));
        tarn.stub.first(() -> {
            running.countDown();
            Latches.await(release);
        });
        CompletableFuture<Reply> reply = tarn.callLater("ListFHIRDatastores", "{}");
        Latches.await(running);

        CompletableFuture<Void> closed = CompletableFuture.runAsync(tarn::close);
        assertThatThrownBy(() -> reply.get(60, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);

        release.countDown();
        closed.get(60, TimeUnit.SECONDS);
    }
}
