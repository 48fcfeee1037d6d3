package dev.tarn.http.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DescribeWaitTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> rest = new CompletableFuture<>();
    private final CompletableFuture<String> answered = new CompletableFuture<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_job_that_comes_to_rest_ends_the_wait() throws Exception {
        DescribeWait describeWait = new DescribeWait(vertx, LONG);
        describeWait.await(rest, () -> answered.complete("now"));
        assertThat(describeWait.waiting()).isEqualTo(1);

        rest.complete(null);

        assertThat(outcome()).isEqualTo("now");
        assertThat(describeWait.waiting()).isZero();
    }

    @Test
    void a_watch_that_fails_ends_the_wait_too() throws Exception {
        DescribeWait describeWait = new DescribeWait(vertx, LONG);
        describeWait.await(rest, () -> answered.complete("now"));

        rest.completeExceptionally(new IllegalStateException("the watch broke"));

        assertThat(outcome()).isEqualTo("now");
    }

    @Test
    void time_ends_the_wait() throws Exception {
        DescribeWait describeWait = new DescribeWait(vertx, Duration.ofMillis(20));
        describeWait.await(rest, () -> answered.complete("time is up"));

        assertThat(outcome()).isEqualTo("time is up");
        assertThat(describeWait.waiting()).isZero();
        rest.complete(null);
        assertThat(describeWait.waiting()).isZero();
    }

    @Test
    void the_end_of_the_server_ends_every_wait_and_no_new_one_begins() throws Exception {
        DescribeWait describeWait = new DescribeWait(vertx, LONG);
        describeWait.await(rest, () -> answered.complete("closing"));

        describeWait.end();

        assertThat(outcome()).isEqualTo("closing");
        assertThat(describeWait.waiting()).isZero();
        assertThat(describeWait.isOn()).isFalse();
        CompletableFuture<String> late = new CompletableFuture<>();
        describeWait.await(rest, () -> late.complete("at once"));
        assertThat(late.get(30, TimeUnit.SECONDS)).isEqualTo("at once");
    }

    @Test
    void a_caller_who_goes_away_leaves_nothing_behind() {
        DescribeWait describeWait = new DescribeWait(vertx, LONG);
        Runnable forget = describeWait.await(rest, () -> answered.complete("never"));

        forget.run();

        assertThat(describeWait.waiting()).isZero();
        rest.complete(null);
        assertThat(answered).isNotDone();
    }

    @Test
    void a_time_of_zero_is_off() {
        assertThat(new DescribeWait(vertx, Duration.ZERO).isOn()).isFalse();
        assertThat(new DescribeWait(vertx, LONG).isOn()).isTrue();
    }

    private String outcome() throws InterruptedException, ExecutionException, TimeoutException {
        return answered.get(30, TimeUnit.SECONDS);
    }
}
