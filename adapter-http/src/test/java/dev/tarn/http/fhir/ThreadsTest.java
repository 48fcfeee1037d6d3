package dev.tarn.http.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.RawClient;
import dev.tarn.http.Samples;
import dev.tarn.http.Tarn;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which threads do the work: an event loop, for what is short and does not block, or others. */
class ThreadsTest {

    private static final String BATCH = "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}";

    private final Queue<Boolean> onEventLoop = new ConcurrentLinkedQueue<>();

    @Test
    void what_may_block_is_kept_off_the_event_loops() {
        try (Tarn tarn = Tarn.start(settings -> settings.blocking(true))) {
            ask(tarn);
        }
        assertThat(onEventLoop).containsExactly(false, false, false);
    }

    @Test
    void what_blocks_at_times_is_kept_off_at_those_times() {
        AtomicBoolean busy = new AtomicBoolean();
        try (Tarn tarn = Tarn.start(settings -> settings.blocking(busy::get))) {
            ask(tarn);
            busy.set(true);
            ask(tarn);
        }
        assertThat(onEventLoop).containsExactly(true, false, false, false, false, false);
    }

    @Test
    void what_cannot_block_is_kept_off_where_it_is_long() {
        try (Tarn tarn = Tarn.start()) {
            ask(tarn);
        }
        assertThat(onEventLoop).containsExactly(true, false, false);
    }

    @Test
    void a_search_that_does_not_block_is_made_on_the_event_loop() {
        try (Tarn tarn = Tarn.start()) {
            tarn.stub.store = Samples.plainStore().activated();
            tarn.stub.first(() -> onEventLoop.add(Context.isOnEventLoopThread()));
            assertThat(new FhirCaller(tarn).get("Patient?_id=1").status()).isEqualTo(200);
        }
        assertThat(onEventLoop).isNotEmpty().containsOnly(true);
    }

    @Test
    void pipelined_requests_that_come_together_let_others_run_between_them() throws IOException {
        int count = 100;
        AtomicInteger handled = new AtomicInteger();
        AtomicInteger handledBeforeOthers = new AtomicInteger(count);
        try (Tarn tarn = Tarn.start();
                RawClient client = new RawClient(tarn.server.port())) {
            tarn.stub.store = Samples.plainStore().activated();
            assertThat(new FhirCaller(tarn).put("Patient/1", FhirCaller.PATIENT).status())
                    .isBetween(200, 201);
            tarn.stub.first(() -> {
                if (handled.incrementAndGet() == 1) {
                    Vertx.currentContext().runOnContext(turn -> handledBeforeOthers.set(handled.get()));
                }
            });
            String read = "GET " + FhirCaller.BASE + "Patient/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                    + Tarn.AUTHORIZATION + "\r\n\r\n";
            client.send(read.repeat(count));
            for (int i = 0; i < count; i++) {
                assertThat(client.answer().status()).isEqualTo(200);
            }
        }
        assertThat(handled).hasValue(count);
        assertThat(handledBeforeOthers.get()).isLessThan(count / 2);
    }

    /** Asks for something short, a long body, and a bundle. */
    private void ask(Tarn tarn) {
        tarn.stub.store = Samples.plainStore().activated();
        tarn.stub.first(() -> onEventLoop.add(Context.isOnEventLoopThread()));
        FhirCaller fhir = new FhirCaller(tarn);

        assertThat(fhir.put("Patient/1", FhirCaller.PATIENT).status()).isBetween(200, 201);
        assertThat(fhir.put("Patient/1", FhirCaller.PATIENT + " ".repeat(100_000))
                        .status())
                .isEqualTo(200);
        assertThat(fhir.post("", BATCH).status()).isEqualTo(200);
    }
}
