package dev.tarn.domain.event;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A data store has a new status. Immutable. */
public record DatastoreEvent(Datastore store, Instant time) implements HealthLakeEvent {

    @Override
    public Kind kind() {
        return Kind.DATASTORE_STATUS;
    }

    @Override
    public DatastoreArn datastore() {
        return store.arn();
    }

    @Override
    public Optional<EventBridgeEvent> eventBridge() {
        return word(store.status()).map(word -> new EventBridgeEvent("Data Store " + word, detail()));
    }

    private Map<String, Object> detail() {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("datastoreId", store.id().value());
        store.name().ifPresent(name -> detail.put("datastoreName", name.value()));
        detail.put("datastoreTypeVersion", store.configuration().typeVersion().name());
        store.endpoint().ifPresent(endpoint -> detail.put("datastoreEndpoint", endpoint.toString()));
        return detail;
    }

    private static Optional<String> word(DatastoreStatus status) {
        return switch (status) {
            case CREATING -> Optional.of("Creating");
            case ACTIVE -> Optional.of("Active");
            case DELETING -> Optional.of("Deleting");
            case DELETED -> Optional.of("Deleted");
            case CREATE_FAILED -> Optional.of("Creation Failed");
            case UPDATING, UPDATE_FAILED -> Optional.empty();
        };
    }
}
