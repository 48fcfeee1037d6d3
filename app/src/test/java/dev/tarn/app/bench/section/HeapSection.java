package dev.tarn.app.bench.section;

import dev.tarn.app.bench.process.ShippedServer;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The least heap with which a server imports the input: the first of some sizes with which the job comes to a good end. */
public final class HeapSection implements Section {

    private static final int[] MEGABYTES = {16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048};
    /** A heap with hardly any room is collected without end. */
    private static final long PATIENCE_SECONDS = 180;

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public List<Figure> measure(Run run) {
        return List.of(figure("H2", least(run, false)), figure("memory", least(run, true)));
    }

    private Figure figure(String where, double megabytes) {
        return Figure.of(
                name(),
                "least -Xmx of those tried with which an import completes, " + where,
                Unit.MEGABYTES,
                new Samples(List.of(megabytes)));
    }

    private static double least(Run run, boolean inMemory) {
        for (int megabytes : MEGABYTES) {
            boolean done = completes(run, inMemory, megabytes);
            run.progress()
                    .say("heap: -Xmx%dm, %s: %s"
                            .formatted(megabytes, inMemory ? "memory" : "H2", done ? "completed" : "not completed"));
            if (done) {
                return megabytes;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static boolean completes(Run run, boolean inMemory, int megabytes) {
        Bucket bucket = Bucket.of(run);
        String data =
                inMemory ? ShippedServer.MEMORY : run.workspace().folder("data").toString();
        try (ImportingServer server = new ImportingServer(
                ShippedServer.withHeap(run.workspace(), "-Xmx" + megabytes + "m", data, bucket.objects()),
                bucket,
                run.resources())) {
            CompletableFuture.runAsync(() ->
                            server.importFrom(Bucket.INPUT, server.client().createStore()))
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            return true;
        } catch (CompletionException | IllegalStateException tooSmall) {
            // The server has refused, has ended, or is not done.
            return false;
        }
    }
}
