package dev.tarn.inmemory.repository.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.InsufficientScope;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.smart.Access;
import dev.tarn.domain.smart.AuthPayload;
import dev.tarn.domain.smart.ScopeVersions;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.domain.smart.TokenSubject;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.TransactionFailed;
import dev.tarn.ports.fhir.UpdateResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each decision of the vectors as a request to a data store with their resources: what is answered, shown and written. */
class SmartDecisionsTest {

    /** They need no token, so that no grants are asked: the tests of the wire have them. */
    private static final Set<String> WITHOUT_GRANTS = Set.of("capabilities", "discovery");

    @Test
    void no_vector_is_missing() {
        assertThat(SmartVectors.read(SmartVectors.BASE).get("rows")).hasSize(150);
        assertThat(decisions()).hasSize(149);
    }

    static Stream<String> decisions() {
        return StreamSupport.stream(
                        SmartVectors.read(SmartVectors.BASE).get("rows").spliterator(), false)
                .filter(row ->
                        !WITHOUT_GRANTS.contains(row.at("/request/interaction").asText()))
                .map(row -> row.get("id").asText() + " " + row.get("name").asText());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void a_request_gets_what_its_grants_admit(String name) {
        try (LocalHealthLake lake =
                LocalHealthLake.builder().withoutValidation().build()) {
            DatastoreId store = lake.healthLake()
                    .datastores()
                    .create(CreateDatastoreRequest.named("smart"))
                    .id();
            JsonNode vectors = SmartVectors.read(base(store));
            fill(lake, store, vectors);
            JsonNode row = row(vectors, name.substring(0, 4));
            SmartGrants grants = grants(row, base(store));
            SmartRequests requests = new SmartRequests(lake.healthLake().fhir(grants), store, grants);
            JsonNode expected = row.get("expect");
            try {
                Map<String, Object> answer = requests.answer(row.get("request"));
                for (Map.Entry<String, Object> each : answer.entrySet()) {
                    assertThat(each.getValue())
                            .as(each.getKey())
                            .isEqualTo(SmartVectors.JSON.convertValue(expected.get(each.getKey()), Object.class));
                }
            } catch (InsufficientScope | NotFound | Gone | TransactionFailed e) {
                assertThat(status(e))
                        .as(e.getMessage())
                        .isEqualTo(expected.get("status").asInt());
            }
        }
    }

    private static int status(RuntimeException e) {
        if (e instanceof TransactionFailed failed) {
            return status(failed.failure());
        }
        return e instanceof InsufficientScope ? 403 : e instanceof NotFound ? 404 : 410;
    }

    static String base(DatastoreId store) {
        return SmartVectors.BASE.replace("/d/", "/" + store + "/");
    }

    private static JsonNode row(JsonNode vectors, String id) {
        for (JsonNode row : vectors.get("rows")) {
            if (row.get("id").asText().equals(id)) {
                return row;
            }
        }
        throw new AssertionError(id);
    }

    static SmartGrants grants(JsonNode row, String base) {
        AuthPayload payload = new AuthPayload(SmartVectors.claims(row.get("payload")));
        List<String> capabilities = row.has("capabilities")
                ? SmartVectors.texts(row.get("capabilities"))
                : List.of("permission-v2", "permission-v2.2");
        AuthorizationStrategy strategy =
                AuthorizationStrategy.valueOf(row.path("strategy").asText(AuthorizationStrategy.SMART_ON_FHIR.name()));
        return SmartGrants.of(
                payload.scopes(),
                ScopeVersions.of(strategy, capabilities),
                TokenSubject.of(payload.claims(), List.of(base)),
                row.path("fineGrained").asBoolean(),
                payload.holder());
    }

    private static void fill(LocalHealthLake lake, DatastoreId store, JsonNode vectors) {
        for (JsonNode resource : vectors.get("store")) {
            String address = resource.get("resourceType").asText() + "/"
                    + resource.get("id").asText();
            if (vectors.get("versions").has(address)) {
                vectors.get("versions").get(address).forEach(version -> put(lake, store, version));
            } else {
                put(lake, store, resource);
            }
        }
    }

    private static void put(LocalHealthLake lake, DatastoreId store, JsonNode resource) {
        ResourceAddress address = new ResourceAddress(
                ResourceType.valueOf(resource.get("resourceType").asText()),
                new ResourceId(resource.get("id").asText()));
        lake.healthLake()
                .fhir(Access.ALL)
                .resources()
                .update(store, UpdateResource.of(address, ResourceJson.of(resource.toString())));
    }
}
