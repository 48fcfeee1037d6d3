package dev.tarn.inmemory.task.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.inmemory.task.WorkStopped;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTasksTest {

    @Test
    void every_piece_is_done_once() {
        List<Integer> pieces = IntStream.range(0, 1_000).boxed().toList();
        Queue<Integer> done = new ConcurrentLinkedQueue<>();

        new ParallelTasks(() -> false).share(pieces, done::add);

        assertThat(done).containsExactlyInAnyOrderElementsOf(pieces);
    }

    @Test
    void nothing_to_do_is_done() {
        new ParallelTasks(() -> false).share(List.of(), piece -> {
            throw new IllegalStateException("there is no piece " + piece);
        });
    }

    @Test
    void the_first_failure_is_told_and_ends_all_before_it_is() {
        ParallelTasks hands = new ParallelTasks(() -> false);
        AtomicInteger atWork = new AtomicInteger();
        Queue<String> begun = new ConcurrentLinkedQueue<>();

        assertThatThrownBy(() -> hands.share(List.of("fails", "waits", "never"), piece -> {
                    begun.add(piece);
                    if (piece.equals("fails")) {
                        throw new IllegalStateException("no");
                    }
                    atWork.incrementAndGet();
                    while (!hands.areStopped()) {
                        Thread.onSpinWait();
                    }
                    atWork.decrementAndGet();
                    WorkStopped.check(hands::areStopped);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");

        assertThat(atWork).hasValue(0);
        assertThat(begun).contains("fails").doesNotContain("never");
    }

    @Test
    void an_error_is_told_as_well() {
        assertThatThrownBy(() -> new ParallelTasks(() -> false).share(List.of(1, 2, 3), piece -> {
                    throw new AssertionError("no");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("no");
    }

    @Test
    void a_wish_to_stop_ends_all() {
        AtomicBoolean stop = new AtomicBoolean();
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        List<Integer> pieces = IntStream.range(0, 1_000).boxed().toList();

        assertThatThrownBy(() -> new ParallelTasks(stop::get).share(pieces, piece -> {
                    stop.set(true);
                    done.add(piece);
                }))
                .isInstanceOf(WorkStopped.class);

        assertThat(done).hasSizeBetween(1, 4);
    }

    @Test
    void an_interrupt_of_the_caller_ends_all() {
        ParallelTasks hands = new ParallelTasks(() -> false);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> hands.share(List.of(1, 2, 3, 4, 5, 6), piece -> {
                    while (!hands.areStopped()) {
                        Thread.onSpinWait();
                    }
                }))
                .isInstanceOf(WorkStopped.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}
