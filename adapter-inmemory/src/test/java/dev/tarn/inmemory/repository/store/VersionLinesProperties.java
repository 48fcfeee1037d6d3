package dev.tarn.inmemory.repository.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.ndjson.MetaSlot;
import dev.tarn.inmemory.ndjson.ResourceBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is made once for many lines must be theirs: each line is what a read of the same version answers. */
class VersionLinesProperties {

    private static final ResourceAddress ADDRESS = new ResourceAddress(ResourceType.Patient, new ResourceId("a"));

    @Property
    void each_line_is_the_JSON_of_its_version(@ForAll("versions") List<ResourceVersion> versions) throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        VersionLines lines = new VersionLines(written::write);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();

        for (ResourceVersion version : versions) {
            byte[] json = version.json();
            expected.write(json);
            expected.write('\n');
            assertThat(lines.write(version)).isEqualTo(json.length + 1);
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<List<ResourceVersion>> versions() {
        Arbitrary<Instant> times = Arbitraries.longs().between(1, 2).map(Instant::ofEpochMilli);
        return Combinators.combine(Arbitraries.longs().between(1, 2), times, Arbitraries.of(MetaSlot.class))
                .as((id, time, slot) -> new ResourceVersion(ADDRESS, id, time, body(slot)))
                .list()
                .ofMaxSize(12);
    }

    private static ResourceBody body(MetaSlot slot) {
        return new ResourceBody("{\"x\":1}".getBytes(StandardCharsets.UTF_8), 1, slot);
    }
}
