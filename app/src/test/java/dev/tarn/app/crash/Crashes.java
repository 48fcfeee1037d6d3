package dev.tarn.app.crash;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/**
 * Kills a server again and again while clients work with it, and looks at what the next one on the same folder finds.
 *
 * <p>What is asked and when it is killed follows from the seed. A process is not a simulation: how far a job has come
 * when the signal arrives is never quite the same, so a seed that has failed may need a few runs to fail again.
 */
final class Crashes {

    private static final int CLIENTS = 2;

    private final long seed;
    private final boolean dryRun;
    private final Path folder;
    private final SplittableRandom random;
    private final RequestLog log = new RequestLog();
    private final List<Walker> walkers = new ArrayList<>();
    private int kills;

    /**
     * Work on the servers of this folder.
     *
     * @param dryRun whether to run the same work and checks without killing the server: a failure is then not due to a kill
     */
    Crashes(long seed, Path folder, boolean dryRun) {
        this.seed = seed;
        this.folder = folder;
        this.dryRun = dryRun;
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < CLIENTS; i++) {
            walkers.add(new Walker("10000000000" + i, random.nextLong(), Server.objects(folder), log));
        }
    }

    /** Kills as often as asked, looks a last time, and ends the server in peace. {@return how often it was killed} */
    int run(IntPredicate again) {
        Server server = Server.launch(folder);
        try {
            URI url = ready(server);
            while (again.test(kills)) {
                look(url, false);
                Trigger trigger = new Trigger(KillMoment.any(random), server, dryRun);
                together(walkers.stream()
                        .<Runnable>map(walker -> () -> walker.walk(trigger))
                        .toList());
                kills++;
                if (!dryRun) {
                    server.awaitEnd();
                    server = restart();
                    url = ready(server);
                }
            }
            look(url, true);
            server.terminate();
            server.awaitEnd();
            return kills;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "After kill " + kills + " with -Dtarn.crash.seed=" + seed + ": " + e.getMessage()
                            + "\n--- asked last\n" + log + "\n--- logged last\n" + Server.lastOfLog(folder),
                    e);
        } finally {
            server.close();
        }
    }

    /** Now and then the next one is killed too, in the middle of what it has to mend. */
    private Server restart() {
        while (random.nextInt(5) == 0) {
            Server server = Server.launch(folder);
            CompletableFuture.delayedExecutor(random.nextInt(1_500), TimeUnit.MILLISECONDS)
                    .execute(server::kill);
            log.add("A server is killed while it starts");
            server.awaitEnd();
            kills++;
        }
        return Server.launch(folder);
    }

    private URI ready(Server server) {
        Optional<URI> url = server.ready();
        return url.orElseThrow(() -> new AssertionError("The server did not start"));
    }

    private void look(URI server, boolean everything) {
        log.add("--- started again after kill " + kills);
        new JobFolder(Server.objects(folder).resolve("output")).requireWhole();
        together(walkers.stream()
                .<Runnable>map(walker -> () -> walker.look(server, everything))
                .toList());
    }

    private static void together(List<Runnable> all) {
        try {
            CompletableFuture.allOf(
                            all.stream().map(CompletableFuture::runAsync).toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AssertionError error) {
                throw error;
            }
            throw e;
        }
    }
}
