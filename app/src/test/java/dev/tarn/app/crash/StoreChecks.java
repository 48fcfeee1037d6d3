package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks whether data stores, tags, tokens and resources are what was answered. */
final class StoreChecks {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Caller caller;
    private final ExpectedState expected;

    StoreChecks(Caller caller, ExpectedState expected) {
        this.caller = caller;
        this.expected = expected;
    }

    /** Every store that was created is there, and no other; those on their way arrive; tags and tokens are kept. */
    void stores() throws Unanswered {
        List<JsonNode> listed = caller.list("ListFHIRDatastores", Json.object(), "DatastorePropertiesList");
        Map<String, JsonNode> byId = listed.stream()
                .collect(Collectors.toMap(store -> store.get("DatastoreId").asText(), Function.identity()));
        assertThat(byId.keySet())
                .isEqualTo(expected.all().stream().map(KnownStore::id).collect(Collectors.toSet()));
        for (KnownStore store : expected.all()) {
            JsonNode shown = byId.get(store.id());
            assertThat(shown.get("DatastoreName")).isEqualTo(store.request().get("DatastoreName"));
            if (store.isDeleted()) {
                assertThat(shown.get("DatastoreStatus").asText()).isIn("DELETING", "DELETED");
            } else {
                assertThat(shown.get("DatastoreStatus").asText())
                        .isIn(store.isActive() ? List.of("ACTIVE") : List.of("CREATING", "ACTIVE"));
                arrive(store, "ACTIVE");
                store.seenActive();
                assertThat(Retag.tags(store, caller)).isEqualTo(store.tags());
            }
            assertThat(caller.call("CreateFHIRDatastore", store.request())
                            .get("DatastoreId")
                            .asText())
                    .as("what the client token of %s was given for", store)
                    .isEqualTo(store.id());
        }
    }

    /** Every store that was deleted gets there. */
    void deletions() throws Unanswered {
        for (KnownStore store : expected.all()) {
            if (store.isDeleted()) {
                arrive(store, "DELETED");
            }
        }
    }

    /** Every resource that was written one by one is as it was left. */
    void resources() throws Unanswered {
        for (KnownStore store : expected.live()) {
            for (Map.Entry<String, KnownResource> resource : store.resources().entrySet()) {
                if (!resource.getKey().contains("/import-")) {
                    Shown.of(caller, store, resource.getKey()).require(resource.getValue());
                }
            }
        }
    }

    /** A store on its way takes a third of a second. */
    private void arrive(KnownStore store, String status) throws Unanswered {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!new LookAtStore(store).status(caller).equals(status)) {
            assertThat(System.nanoTime())
                    .as("%s does not get %s", store, status)
                    .isLessThan(deadline);
        }
    }
}
