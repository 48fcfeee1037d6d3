package dev.tarn.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile searches against the shipped server with a heap of 512 MiB: each is answered or refused in bounded time and
 * memory, and never with a failure of the server.
 *
 * <p>{@code -Dtarn.hostile.searches=5000} sends so many, {@code -Dtarn.hostile.seed=7} sends others. The seed is printed;
 * a fault names the number of its query.
 */
class HostileSearchesIT {

    private static final int SEARCHES = Integer.getInteger("tarn.hostile.searches", 150);
    private static final long SEED = Long.getLong("tarn.hostile.seed", 1);
    private static final int CLIENTS = Integer.getInteger("tarn.hostile.clients", 2);
    private static final int FOREVER_MINUTES = 20;
    /** The bound is two seconds of a quiet machine; here other tests share it, and the first search builds the index. */
    private static final long MOST_MILLIS = Long.getLong("tarn.hostile.most-millis", 6_000);

    /** A search is tried on an event loop, and stops there before it takes long. */
    private static final long MOST_HELD_MILLIS = 200;

    private static final long MIB = 1024 * 1024;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"memory", "data"})
    void each_search_is_answered_or_refused_in_bounded_time_and_memory(String data) throws Exception {
        try (Target target = Target.start(folder, data)) {
            SearchData searched = new SearchData(target.port());
            Vitals vitals = new Vitals(target);
            Run warmUp = new Run(searched, target.port());
            warmUp.attack(-40, 0);
            Vitals.Taken before = vitals.taken();
            Run run = new Run(searched, target.port());
            long held;
            try (LoopWatch watch = new LoopWatch(target.port(), vitals)) {
                run.attack(0, SEARCHES);
                held = watch.heldMillis();
            }
            Vitals.Taken after = vitals.taken();
            System.out.println("Hostile searches: " + SEARCHES + " of seed " + SEED + ", data in " + data
                    + "; statuses "
                    + run.statuses + "; the longest took " + run.longestMillis
                    + " ms; an event loop was held for at most "
                    + held + " ms; before " + before + ", after "
                    + after);

            assertThat(run.faults).as(target.lastWords()).isEmpty();
            assertThat(run.statuses).containsKeys(200, 400);
            assertThat(target.isAlive()).as(target.lastWords()).isTrue();
            assertThat(target.log()).doesNotContain("OutOfMemoryError");
            assertThat(run.longestMillis.get()).isLessThan(MOST_MILLIS);
            assertThat(held).as("milliseconds that an event loop was held").isLessThan(MOST_HELD_MILLIS);
            assertThat(after.heap()).isLessThan(before.heap() + 48 * MIB);
            Wire.Answer usual = searched.once(
                    Playground.request("GET", searched.base() + "Observation?subject=Patient/r1&_count=50", "", ""));
            assertThat(usual.status()).isEqualTo(200);
            assertThat(usual.text().split("\"mode\":\"match\"", -1))
                    .hasSize(1 + SearchData.OBSERVATIONS / SearchData.PATIENTS);
        }
    }

    /** Queries by several clients, and what was wrong with their answers. */
    private static final class Run {

        private final SearchData data;
        private final int port;
        private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
        private final Map<Integer, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());
        private final AtomicLong longestMillis = new AtomicLong();

        Run(SearchData data, int port) {
            this.data = data;
            this.port = port;
        }

        void attack(int from, int to) throws InterruptedException {
            assertThat(Attackers.together(CLIENTS, FOREVER_MINUTES, from, to, this::attack))
                    .isTrue();
        }

        private void attack(int number) {
            Attack attack = SearchGenerator.attack(SEED, number, data);
            long begin = System.nanoTime();
            try (Wire wire = new Wire(port)) {
                wire.send(attack.bytes());
                Wire.Answer answer = wire.answer(false).orElseThrow(() -> new IOException("closed without an answer"));
                statuses.merge(answer.status(), 1, Integer::sum);
                if (answer.status() >= 500 && answer.status() != 503) {
                    faults.add(number + " " + attack.kind() + ": " + answer.status() + " " + cut(answer.text()));
                } else if (answer.status() >= 400 && !answer.text().contains("OperationOutcome")) {
                    faults.add(number + " " + attack.kind() + ": " + answer.status() + " without an OperationOutcome");
                }
            } catch (IOException | RuntimeException e) {
                faults.add(number + " " + attack.kind() + ": " + e);
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            if (millis > longestMillis.getAndAccumulate(millis, Math::max) && millis > MOST_MILLIS) {
                faults.add(number + " " + attack.kind() + ": it took " + millis + " ms");
            }
        }

        private static String cut(String text) {
            return text.substring(0, Math.min(text.length(), 400));
        }
    }
}
