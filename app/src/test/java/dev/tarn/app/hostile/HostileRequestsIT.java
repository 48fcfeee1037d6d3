package dev.tarn.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile requests against the shipped server with a heap of 512 MiB: none may end in a failure of the server, hang, hold
 * an event loop, or leave anything behind.
 *
 * <p>{@code -Dtarn.hostile.requests=10000} sends so many, {@code -Dtarn.hostile.seed=7} sends others, and
 * {@code -Dtarn.hostile.clients=12} sends from so many clients. The seed is printed;
 * a fault names the number of its request.
 */
class HostileRequestsIT {

    private static final int REQUESTS = Integer.getInteger("tarn.hostile.requests", 400);
    private static final long SEED = Long.getLong("tarn.hostile.seed", 1);
    private static final int ROUND = 1_000;
    private static final int WARM_UP = 150;
    private static final long MOST_HELD_MILLIS = 200;
    /** Threads of pools are started when they are first needed: 32 for calls, those for costly ones, those of jobs. */
    private static final int POOLED_THREADS = 64;

    private static final long MIB = 1024 * 1024;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"memory", "data"})
    void nothing_breaks_hangs_holds_a_loop_or_is_left_behind(String data) throws Exception {
        System.out.println("Hostile requests: " + REQUESTS + " of seed " + SEED + ", data in " + data);
        try (Target target = Target.start(folder, data)) {
            Vitals vitals = new Vitals(target);
            Attackers attackers = new Attackers(target.port(), SEED);
            round(target, attackers, -WARM_UP, 0);
            Vitals.Taken before = rested(target, vitals, vitals.descriptors());
            long begin = System.nanoTime();
            long held;
            String waits;
            try (LoopWatch watch = new LoopWatch(target.port(), vitals)) {
                for (int from = 0; from < REQUESTS; from += ROUND) {
                    round(target, attackers, from, Math.min(from + ROUND, REQUESTS));
                }
                held = watch.heldMillis();
                waits = "p50 " + watch.percentileMillis(50) + " ms, p99 " + watch.percentileMillis(99) + " ms";
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            Vitals.Taken after = rested(target, vitals, before.descriptors());
            System.out.println(
                    "Took " + seconds + " s; statuses " + attackers.statuses() + "; a loop was held for at most " + held
                            + " ms; health " + waits + "; before " + before + ", after " + after);

            assertThat(attackers.faults()).as(target.lastWords()).isEmpty();
            assertThat(target.isAlive()).as(target.lastWords()).isTrue();
            assertThat(target.log()).doesNotContain("OutOfMemoryError");
            assertThat(held).as("milliseconds that an event loop was held").isLessThan(MOST_HELD_MILLIS);
            assertThat(after.heap()).isLessThan(before.heap() + 48 * MIB);
            assertThat(after.direct()).isLessThan(before.direct() + 32 * MIB);
            assertThat(after.threads()).isLessThan(before.threads() + POOLED_THREADS);
            assertThat(after.descriptors()).isLessThan(before.descriptors() + 16);
        }
    }

    private static void round(Target target, Attackers attackers, int from, int to) throws Exception {
        try (Playground ground = new Playground(target.port())) {
            attackers.attack(from, to, ground);
        }
    }

    /** {@return what the server takes when nothing is left to do: everything forgotten, all connections closed} */
    private static Vitals.Taken rested(Target target, Vitals vitals, long descriptors) throws Exception {
        try (Wire wire = new Wire(target.port())) {
            wire.send(Wire.ascii("POST /_tarn/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"));
            assertThat(wire.answer(false).orElseThrow().status()).isEqualTo(200);
        }
        long since = System.nanoTime();
        while (vitals.descriptors() > descriptors + 4 && System.nanoTime() - since < PATIENCE_NANOS) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return vitals.taken();
    }
}
