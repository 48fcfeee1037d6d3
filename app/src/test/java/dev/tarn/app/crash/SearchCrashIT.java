package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches have right answers after a server was killed while it read resources, replaced a partial index by the whole one,
 * merged segments or wrote files of the index.
 *
 * <p>{@code -Dtarn.crash.seed=N} repeats the requests of a run that failed. {@code -Dtarn.crash.kills=N} sets the number of
 * kills.
 */
class SearchCrashIT {

    private static final long DEFAULT_SEED = 20_261_128L;
    private static final int KILLS = 5;

    /** More than the fewest that are written to a file, and that are first indexed by the parameters of the search alone. */
    private static final int RESOURCES = 4_500;

    private static final int LONGEST_MILLIS = 900;

    @TempDir
    private Path folder;

    private final RequestLog log = new RequestLog();
    private final Caller caller = new Caller("100000000000", log);
    private final ExpectedState expected = new ExpectedState();

    @Test
    void searches_after_a_kill_find_what_was_answered_before() throws Unanswered {
        long seed = Long.getLong("tarn.crash.seed", DEFAULT_SEED);
        SplittableRandom random = new SplittableRandom(seed);
        int kills = Integer.getInteger("tarn.crash.kills", KILLS);
        try {
            SearchedResources resources = filled(random);
            for (int kill = 0; kill < kills; kill++) {
                useUntilKilled(resources, random);
            }
            try (Server server = Server.launch(folder)) {
                caller.at(ready(server));
                resources.settle();
                resources.check();
                assertThat(folder.resolve("data/derived")
                                .resolve(resources.store().id()))
                        .as("the files of the index")
                        .isDirectoryContaining("glob:**.segment");
            }
        } catch (AssertionError e) {
            throw new AssertionError(
                    "With -Dtarn.crash.seed=" + seed + ": " + e.getMessage() + "\n--- asked last\n" + log
                            + "\n--- logged last\n" + Server.lastOfLog(folder),
                    e);
        }
    }

    private SearchedResources filled(SplittableRandom random) throws Unanswered {
        try (Server server = Server.launch(folder)) {
            caller.at(ready(server));
            CreateStore.named("searched", expected).ask(caller);
            // Waits until it is ACTIVE.
            new StoreChecks(caller, expected).stores();
            SearchedResources resources =
                    new SearchedResources(caller, expected.all().get(0), RESOURCES, random.split());
            resources.fill();
            return resources;
        }
    }

    private void useUntilKilled(SearchedResources resources, SplittableRandom random) {
        try (Server server = Server.launch(folder)) {
            caller.at(ready(server));
            resources.settle();
            CompletableFuture.delayedExecutor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)
                    .execute(server::kill);
            while (true) {
                resources.check();
                resources.change();
            }
        } catch (Unanswered killed) {
            log.add("--- killed");
        }
    }

    private static URI ready(Server server) {
        Optional<URI> url = server.ready();
        return url.orElseThrow(() -> new AssertionError("The server did not start"));
    }
}
