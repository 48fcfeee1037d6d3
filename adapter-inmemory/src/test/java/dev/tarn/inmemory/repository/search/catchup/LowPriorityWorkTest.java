package dev.tarn.inmemory.repository.search.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LowPriorityWorkTest {

    private final List<String> calls = new ArrayList<>();
    private final LowPriorityWork work = new LowPriorityWork(new BackgroundWork() {
        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void giveWay() {
            calls.add("giveWay");
        }

        @Override
        public void pause() {
            calls.add("pause");
        }
    });

    @Test
    void a_task_pauses_while_any_search_reads() {
        work.giveWay();
        work.begin();
        work.begin();
        work.giveWay();
        work.end();
        work.giveWay();
        work.end();
        work.giveWay();

        assertThat(calls).containsExactly("giveWay", "pause", "pause", "giveWay");
    }
}
