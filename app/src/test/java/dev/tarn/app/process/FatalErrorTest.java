package dev.tarn.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FatalErrorTest {

    @Test
    void a_full_heap_ends_the_process_with_status_3_wherever_it_is_in_the_causes() {
        assertThat(statuses(new OutOfMemoryError("Java heap space"))).containsExactly(3);
        assertThat(statuses(new ExecutionException(new OutOfMemoryError("GC overhead limit exceeded"))))
                .containsExactly(3);
        assertThat(statuses(new InternalError("broken"))).containsExactly(3);
    }

    @Test
    void errors_that_end_one_task_alone_do_not_end_the_process() {
        assertThat(statuses(null)).isEmpty();
        assertThat(statuses(new StackOverflowError())).isEmpty();
        assertThat(statuses(new OutOfMemoryError("Requested array size exceeds VM limit")))
                .isEmpty();
        assertThat(statuses(new OutOfMemoryError("Cannot reserve 1 bytes of direct buffer memory")))
                .isEmpty();
        assertThat(statuses(new OutOfMemoryError("unable to create native thread: possibly out of memory")))
                .isEmpty();
        Exception ring = new Exception("ring");
        ring.initCause(new Exception(ring));
        assertThat(statuses(ring)).isEmpty();
    }

    private static List<Integer> statuses(Throwable thrown) {
        List<Integer> statuses = new ArrayList<>();
        FatalError.check(thrown, statuses::add);
        return statuses;
    }
}
