package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that was answered is lost, nothing is there by half, and nothing is stuck, however often the server is killed.
 *
 * <p>{@code -Dtarn.crash.seed=N} repeats the requests of a run that failed. {@code -Dtarn.crash.kills=N} sets the number of
 * kills; by default, kills go on for 20 seconds. {@code -Dtarn.crash.dryRun=true} sends the same requests without a kill.
 */
class CrashIT {

    private static final long DEFAULT_SEED = 20_261_122L;
    private static final int LEAST_KILLS = 15;
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void a_server_that_is_killed_at_any_moment_has_what_it_answered_and_ends_what_it_began() {
        long seed = Long.getLong("tarn.crash.seed", DEFAULT_SEED);
        int kills = new Crashes(seed, folder, Boolean.getBoolean("tarn.crash.dryRun")).run(again());

        System.out.println("Killed " + kills + " times with -Dtarn.crash.seed=" + seed + ": nothing was lost");
        assertThat(kills).isGreaterThanOrEqualTo(Integer.getInteger("tarn.crash.kills", LEAST_KILLS));
    }

    private static IntPredicate again() {
        Integer asked = Integer.getInteger("tarn.crash.kills");
        long end = System.nanoTime() + ENOUGH.toNanos();
        return asked == null ? kills -> kills < LEAST_KILLS || System.nanoTime() < end : kills -> kills < asked;
    }
}
