package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.UpdateResource;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real resources by FHIR's interactions. */
class SampleResourcesTest {

    static final Pattern ID = Pattern.compile("\\{\"resourceType\":\"(\\w+)\",\"id\":\"([^\"]+)\"");

    /** What the server writes, as it is in a meta that has other members too, and in one of its own. */
    static final String SERVERS = "\"versionId\":\"1\",\"lastUpdated\":\"[^\"]+\"";

    @Test
    void every_resource_of_the_sample_is_put_and_read_back_equal() throws IOException, URISyntaxException {
        int count = 0;
        try (LocalSubject subject = new LocalSubject()) {
            DatastoreId store = subject.healthLake()
                    .datastores()
                    .create(CreateDatastoreRequest.unnamed())
                    .id();
            subject.advance(Duration.ofHours(1));
            FhirResources fhir = subject.healthLake().fhir(Access.ALL).resources();
            for (String line : sample()) {
                Matcher id = ID.matcher(line);
                assertThat(id.lookingAt()).as(line).isTrue();
                ResourceAddress address =
                        new ResourceAddress(ResourceType.find(id.group(1)).orElseThrow(), new ResourceId(id.group(2)));
                fhir.update(store, UpdateResource.of(address, ResourceJson.of(line)));
                StoredResource read = fhir.read(store, address);
                assertThat(withoutServers(read.json().toString())).isEqualTo(line);
                count++;
            }
        }
        assertThat(count).isGreaterThan(200);
    }

    private static String withoutServers(String json) {
        return json.replaceFirst(",\"meta\":\\{" + SERVERS + "}", "").replaceFirst(SERVERS + ",", "");
    }

    private static List<String> sample() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(SampleResourcesTest.class.getResource("/synthea-sample"))
                .toURI());
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".ndjson")).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
