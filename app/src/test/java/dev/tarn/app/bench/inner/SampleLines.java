package dev.tarn.app.bench.inner;

import dev.tarn.app.bench.input.Input;
import dev.tarn.app.bench.input.SampleResource;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.ResourceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Lines of the input, one after the other and again from the first; with one alone, branches would be foretold. */
@State(Scope.Thread)
public class SampleLines {

    /** Where the input is. */
    static final String INPUT = "tarn.benchmark.input";

    private static final int LINES = 500;

    private List<byte[]> lines = List.of();
    private List<AcceptedResource> accepted = List.of();
    private int next;

    /** Reads them. */
    @Setup
    public void read() throws IOException {
        Input input = Input.of(Path.of(System.getProperty(INPUT, "")));
        ResourceReader reader = new ResourceReader();
        lines = SampleResource.of(input, input.lines(), LINES).stream()
                .map(SampleResource::body)
                .toList();
        accepted = lines.stream()
                .map(line -> (AcceptedResource) reader.read(line, 0, line.length))
                .toList();
    }

    byte[] next() {
        next = (next + 1) % lines.size();
        return lines.get(next);
    }

    /** {@return all of them, as they are stored} */
    List<AcceptedResource> accepted() {
        return accepted;
    }
}
