package dev.tarn.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import dev.tarn.ports.fhir.WouldBlock;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Costly calls beside others that keep all threads: a gate holds those as long as the test wants. */
@Timeout(60)
class WorkersTest {

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        gate.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_call_that_no_thread_begins_in_time_is_refused_while_all_threads_still_work() throws Exception {
        Workers workers = new Workers(vertx, () -> false, Duration.ofMillis(20));
        occupyAll(workers);
        AtomicBoolean begun = new AtomicBoolean();

        Throwable refused = failure(aside(workers, () -> begun.getAndSet(true)));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
        gate.countDown();
        // Calls are begun in the order in which they came: once this one has ended, the refused one would have begun.
        CompletableFuture<String> next = aside(new Workers(vertx, () -> false, Duration.ofMinutes(1)), () -> "served");
        assertThat(next.get(60, TimeUnit.SECONDS)).isEqualTo("served");
        assertThat(begun).as("a refused call is not made later").isFalse();
    }

    @Test
    void a_call_that_was_begun_in_time_may_take_longer() throws Exception {
        Workers workers = new Workers(vertx, () -> false, Duration.ofMillis(50));
        CompletableFuture<String> begun = aside(workers, () -> {
            gate.await();
            return "done";
        });
        CountDownLatch later = new CountDownLatch(1);
        vertx.setTimer(200, timer -> later.countDown());
        later.await();

        assertThat(begun).isNotDone();
        gate.countDown();
        assertThat(begun.get(60, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void a_call_waits_for_a_thread_that_becomes_free_in_time() throws Exception {
        Workers workers = new Workers(vertx, () -> false, Duration.ofMinutes(1));
        occupyAll(workers);
        CompletableFuture<String> waiting = aside(workers, () -> "done");
        gate.countDown();
        assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void identity_providers_that_stall_delay_neither_objects_nor_tokens_that_need_none() throws Exception {
        Workers workers = new Workers(vertx, () -> true, Duration.ofMinutes(1));
        CountDownLatch stalled = new CountDownLatch(32);
        CompletableFuture<String> object = new CompletableFuture<>();
        CompletableFuture<String> token = new CompletableFuture<>();
        loop.runOnContext(turn -> {
            for (int i = 0; i < 32; i++) {
                workers.authorize(
                        () -> {
                            stalled.countDown();
                            gate.await();
                            return "";
                        },
                        done -> {},
                        failure -> {});
            }
            workers.callBlocking(() -> "object", object::complete, object::completeExceptionally);
            workers.authorize(() -> "token", token::complete, token::completeExceptionally);
        });

        stalled.await();
        assertThat(object.get(60, TimeUnit.SECONDS)).isEqualTo("object");
        assertThat(token.get(60, TimeUnit.SECONDS)).isEqualTo("token");
    }

    @Test
    void what_is_open_is_released_also_while_calls_are_refused() throws Exception {
        Workers workers = new Workers(vertx, () -> true, Duration.ofMinutes(1));
        CountDownLatch released = new CountDownLatch(1);
        CompletableFuture<String> refused = new CompletableFuture<>();
        loop.runOnContext(turn -> {
            for (int i = 0; i < Workers.CALLS; i++) {
                workers.callBlocking(
                        () -> {
                            gate.await();
                            return "";
                        },
                        done -> {},
                        failure -> {});
            }
            workers.callBlocking(() -> "", refused::complete, refused::completeExceptionally);
            workers.release(released::countDown);
        });

        assertThat(failure(refused)).isInstanceOf(Refusal.class);
        gate.countDown();
        assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_call_that_would_block_an_event_loop_is_made_again_by_a_thread_and_reserves_nothing_twice() throws Exception {
        AdmissionControl load = new AdmissionControl(HttpLimits.DEFAULT);
        AnswerBudget budget = new AnswerBudget(load);
        List<Boolean> onEventLoop = new ArrayList<>();
        CompletableFuture<String> answered = callOrAside(() -> false, budget, () -> {
            onEventLoop.add(Context.isOnEventLoopThread());
            budget.reserve(100);
            if (!budget.mayBlock()) {
                throw new WouldBlock();
            }
            return "done";
        });

        assertThat(answered.get(60, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(onEventLoop).containsExactly(true, false);
        assertThat(load.answers()).isEqualTo(100);
    }

    @Test
    void a_call_that_does_not_block_is_made_once_and_on_the_event_loop() throws Exception {
        AnswerBudget budget = new AnswerBudget(new AdmissionControl(HttpLimits.DEFAULT));
        List<Boolean> onEventLoop = new ArrayList<>();
        Callable<String> call = () -> {
            onEventLoop.add(Context.isOnEventLoopThread());
            return "done";
        };

        assertThat(callOrAside(() -> false, budget, call).get(60, TimeUnit.SECONDS))
                .isEqualTo("done");
        assertThat(onEventLoop).containsExactly(true);
        assertThat(callOrAside(() -> true, budget, call).get(60, TimeUnit.SECONDS))
                .isEqualTo("done");
        assertThat(onEventLoop).as("where all calls block").containsExactly(true, false);
        Throwable refused = failure(callOrAside(() -> false, budget, () -> {
            throw new Refusal(ErrorCode.TOO_COSTLY, "refused");
        }));
        assertThat(refused).isInstanceOf(Refusal.class);
    }

    private CompletableFuture<String> callOrAside(
            BooleanSupplier blocking, AnswerBudget budget, Callable<String> call) {
        Workers workers = new Workers(vertx, blocking, Duration.ofMinutes(1));
        CompletableFuture<String> result = new CompletableFuture<>();
        loop.runOnContext(turn -> workers.callOrAside(budget, call, result::complete, result::completeExceptionally));
        return result;
    }

    private void occupyAll(Workers workers) throws InterruptedException {
        CountDownLatch occupied = new CountDownLatch(Workers.COSTLY_THREADS);
        for (int i = 0; i < Workers.COSTLY_THREADS; i++) {
            CompletableFuture<String> unused = aside(workers, () -> {
                occupied.countDown();
                gate.await();
                return "";
            });
        }
        occupied.await();
    }

    private <T> CompletableFuture<T> aside(Workers workers, Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.runOnContext(turn -> workers.callAside(call, result::complete, result::completeExceptionally));
        return result;
    }

    private static Throwable failure(CompletableFuture<?> call) throws Exception {
        try {
            call.get(60, TimeUnit.SECONDS);
            throw new AssertionError("The call was made");
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
