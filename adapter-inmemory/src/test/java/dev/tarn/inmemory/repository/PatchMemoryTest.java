package dev.tarn.inmemory.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Overloaded;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatchMemoryTest {

    private static final int ALL = 8;
    private static final int KIB = 1024;
    private static final Duration SHORT = Duration.ofMillis(5);

    private final Semaphore free = new Semaphore(ALL, true);

    @Test
    void memory_is_taken_while_the_work_is_done_and_given_back_even_where_it_fails() {
        PatchMemory memory = new PatchMemory(free, ALL, SHORT);
        assertThat(memory.<Integer>with(3 * KIB, free::availablePermits)).isEqualTo(ALL - 3);
        assertThatThrownBy(() -> memory.with(3 * KIB, () -> {
                    throw new IllegalStateException("work");
                }))
                .hasMessage("work");
        assertThat(free.availablePermits()).isEqualTo(ALL);
    }

    @Test
    void work_that_needs_more_than_there_is_takes_all() {
        assertThat(new PatchMemory(free, ALL, SHORT).<Integer>with(1L << 40, free::availablePermits))
                .isZero();
    }

    @Test
    void work_that_finds_no_memory_in_time_is_refused_and_not_begun() {
        free.acquireUninterruptibly(ALL - 1);
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() -> new PatchMemory(free, ALL, SHORT).with(2 * KIB, begun::incrementAndGet))
                .isInstanceOf(Overloaded.class)
                .hasMessageContaining("8 KiB");
        assertThat(begun).hasValue(0);
        assertThat(free.availablePermits()).isEqualTo(1);
    }

    /** 100 patches of a batch would wait 100 times. */
    @Test
    void all_patches_of_a_request_share_one_wait() {
        PatchMemory memory = new PatchMemory(free, ALL, Duration.ofMillis(500));
        free.acquireUninterruptibly(ALL);
        long begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> memory.with(KIB, () -> "")).isInstanceOf(Overloaded.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(25));
    }
}
