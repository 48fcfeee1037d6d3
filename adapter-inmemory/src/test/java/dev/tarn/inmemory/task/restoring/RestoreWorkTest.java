package dev.tarn.inmemory.task.restoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.MetaSlot;
import dev.tarn.inmemory.ndjson.ResourceBody;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.task.WorkStopped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestoreWorkTest {

    private static final int RESOURCES = 1_600;
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private final ResourceStore source = new MapResourceStore();
    private final ResourceStore target = new MapResourceStore();
    private final RestoreWork work = new RestoreWork(source, target, () -> NOW.plusSeconds(60));

    private static AcceptedResource patient(int n) {
        byte[] body = ("{\"resourceType\":\"Patient\",\"id\":\"p" + n + "\"}").getBytes(StandardCharsets.UTF_8);
        return new AcceptedResource(address(n), new ResourceBody(body, body.length - 1, MetaSlot.AFTER_MEMBER));
    }

    private static ResourceAddress address(int n) {
        return new ResourceAddress(ResourceType.Patient, new ResourceId("p" + n));
    }

    private void write(int from, int to) {
        source.change(NOW, change -> {
            for (int n = from; n < to; n++) {
                change.put(patient(n));
            }
            return to;
        });
    }

    @Test
    void what_was_stopped_goes_on_where_it_was_and_writes_nothing_twice() {
        write(0, RESOURCES);
        write(0, RESOURCES / 2);
        Instant point = source.moment(NOW);
        write(0, RESOURCES + 1);
        AtomicInteger asked = new AtomicInteger();
        BooleanSupplier thirdTime = () -> asked.incrementAndGet() == 3;

        assertThatThrownBy(() -> work.run(point, thirdTime)).isInstanceOf(WorkStopped.class);
        long before = target.counts().get(ResourceType.Patient);
        assertThat(before).isBetween(1L, RESOURCES - 1L);
        work.run(point, () -> false);

        assertThat(target.counts()).containsOnlyKeys(ResourceType.Patient).containsValue((long) RESOURCES);
        try (Stream<ResourceVersion> all = target.all(ResourceType.Patient, Instant.MAX)) {
            assertThat(all).hasSize(RESOURCES).allMatch(version -> version.versionId() == 1);
        }
        assertThat(target.read(address(0)).orElseThrow().body())
                .isEqualTo(source.read(address(0), 2).orElseThrow().body());
    }
}
