package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.SampleResource;
import dev.tarn.app.bench.load.AccessKey;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.process.ShippedServer;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the verification of a signature costs the server: signed requests to a server with {@code --auth} and to one without. */
public final class AuthSection implements Section {

    private static final int RESOURCES = 1_000;
    private static final int CONNECTIONS = 2;
    private static final double MOST_MICROS_MORE = 10;

    /** Requests are signed once, before the warm-up; at the default of 5 minutes they could expire in the last rounds. */
    private static final String SKEW = "--auth-skew=1h";

    @Override
    public String name() {
        return "auth";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        List<SampleResource> resources = SampleResource.of(run.input(), run.resources(), RESOURCES);
        AccessKey key = new AccessKey("BENCHMARK", "a-secret-of-the-benchmark");
        Path objects = run.workspace().folder("objects");
        List<String> flags = List.of("--auth=" + directory(run, key), SKEW);
        List<Figure> figures = new ArrayList<>();
        try (JvmProcess verifying = ShippedServer.withFlags(run.workspace(), objects, flags);
                JvmProcess open = run.onMemory(objects)) {
            SignedEndpoint with = SignedEndpoint.with(resources, verifying.url(), key);
            SignedEndpoint without = SignedEndpoint.with(resources, open.url(), key);
            figures.add(contest(
                    run,
                    "PUT",
                    with.put("PUT with --auth").of(verifying),
                    without.put("PUT without --auth").of(open)));
            figures.add(contest(
                    run,
                    "GET",
                    with.get("GET with --auth").of(verifying),
                    without.get("GET without --auth").of(open)));
        }
        return figures;
    }

    private static Path directory(Run run, AccessKey key) throws IOException {
        Path directory = run.workspace().folder("auth");
        Files.writeString(
                directory.resolve("credentials"),
                "[benchmark]\naws_access_key_id = %s\naws_secret_access_key = %s\n".formatted(key.id(), key.secret()));
        return directory;
    }

    private Figure contest(Run run, String what, Target verifying, Target open) {
        Contest.of(run, name() + ", " + what, CONNECTIONS).hold(List.of(verifying, open));
        return verifying
                .cpu(name(), verifying.name() + ", " + CONNECTIONS + " connections", open)
                .bar(new Bar.AtMostMore(MOST_MICROS_MORE));
    }
}
