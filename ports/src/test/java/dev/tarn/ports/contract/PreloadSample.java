package dev.tarn.ports.contract;

import dev.tarn.domain.datastore.PreloadDataType;
import dev.tarn.ports.preload.PreloadSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Few resources, which subjects preload: each patient of {@link #IDS} has an observation with the same id. */
public final class PreloadSample implements PreloadSource {

    /** The ids of the patients. */
    static final List<String> IDS =
            IntStream.range(0, 40).mapToObj(number -> "preloaded-" + number).toList();

    /** {@return the sample, for every type} */
    public static Optional<PreloadSource> of(PreloadDataType type) {
        return Optional.of(new PreloadSample());
    }

    @Override
    public PreloadDataType type() {
        return PreloadDataType.SYNTHEA;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream((String.join("\n", lines().toList()) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<String> lines() {
        return IDS.stream()
                .flatMap(id -> Stream.of(
                        "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}",
                        "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"status\":\"final\","
                                + "\"subject\":{\"reference\":\"Patient/" + id + "\"}}"));
    }
}
