package dev.tarn.app.bench.inner;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.tarn.inmemory.ndjson.LineCursor;
import dev.tarn.inmemory.ndjson.ReadResult;
import dev.tarn.inmemory.ndjson.ResourceReader;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a line to a resource and back, and what Jackson alone takes for the same lines. */
@State(Scope.Thread)
public class Lines {

    private final ResourceReader reader = new ResourceReader();
    private final JsonFactory json = new JsonFactory();
    private List<ResourceVersion> versions = List.of();
    private int next;

    /** Makes a first version of each. */
    @Setup
    public void versions(SampleLines lines) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        versions = lines.accepted().stream()
                .map(resource -> new ResourceVersion(resource.address(), 1, now, resource.body()))
                .toList();
    }

    /** One line into a resource. */
    @Benchmark
    public ReadResult read(SampleLines lines) {
        // It is left to the resource.
        byte[] bytes = lines.next().clone();
        LineCursor line = new LineCursor(bytes, 0, bytes.length);
        line.next();
        return reader.read(line);
    }

    /** The tokens of one line, discarded. */
    @Benchmark
    public int tokens(SampleLines lines) throws IOException {
        int tokens = 0;
        try (JsonParser parser = json.createParser(lines.next())) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    /** One version of a resource into JSON. */
    @Benchmark
    public byte[] render() {
        next = (next + 1) % versions.size();
        return versions.get(next).json();
    }
}
