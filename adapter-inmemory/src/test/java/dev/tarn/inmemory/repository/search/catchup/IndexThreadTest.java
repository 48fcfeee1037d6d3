package dev.tarn.inmemory.repository.search.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexThreadTest {

    /** Java throws an InternalError where a mapped file was truncated. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_task_that_fails_does_not_end_the_thread(boolean isTruncated) {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        CompletableFuture<Thread> next = new CompletableFuture<>();
        try (IndexThread work = new IndexThread(Thread::new)) {
            work.execute(() -> {
                threads.add(Thread.currentThread());
                if (isTruncated) {
                    throw new InternalError("a fault occurred in an unsafe memory access operation");
                }
                throw new IllegalStateException("failed");
            });
            work.execute(() -> next.complete(Thread.currentThread()));

            assertThat(next.join()).isSameAs(threads.get(0));
        }
    }
}
