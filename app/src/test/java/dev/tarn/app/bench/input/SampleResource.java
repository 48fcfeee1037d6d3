package dev.tarn.app.bench.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A resource out of the input. */
public record SampleResource(String type, String id, String json) {

    private static final JsonMapper JSON = new JsonMapper();

    /** {@return so many, evenly out of all; fewer where there are fewer} */
    public static List<SampleResource> of(Input input, long all, int wanted) throws IOException {
        long step = Math.max(1, all / wanted);
        List<SampleResource> samples = new ArrayList<>();
        long line = 0;
        for (Path file : input.files()) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                    if (line++ % step == 0 && samples.size() < wanted) {
                        samples.add(parse(text));
                    }
                }
            }
        }
        return List.copyOf(samples);
    }

    /** {@return it as it is sent} */
    public byte[] body() {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static SampleResource parse(String line) throws IOException {
        JsonNode tree = JSON.readTree(line);
        return new SampleResource(
                tree.get("resourceType").asText(), tree.get("id").asText(), line);
    }
}
