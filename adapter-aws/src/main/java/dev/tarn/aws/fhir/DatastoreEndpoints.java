package dev.tarn.aws.fhir;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.BrokenPromise;
import dev.tarn.ports.datastore.Datastores;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The FHIR endpoints of the data stores of one scope: described once for each store, then remembered. Least recently used
 * endpoints are forgotten first. Thread-safe.
 */
final class DatastoreEndpoints {

    private static final int REMEMBERED = 1_000;

    private final Datastores stores;
    private final Map<DatastoreId, URI> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DatastoreId, URI> eldest) {
            return size() > REMEMBERED;
        }
    };

    DatastoreEndpoints(Datastores stores) {
        this.stores = stores;
    }

    /**
     * {@return the base of the endpoint, with a slash at its end}
     *
     * @throws dev.tarn.domain.failure.NotFound for an unknown data store
     */
    URI of(DatastoreId store) {
        URI found;
        synchronized (known) {
            found = known.get(store);
        }
        if (found == null) {
            found = base(describe(store));
            synchronized (known) {
                known.put(store, found);
            }
        }
        return found;
    }

    Datastore describe(DatastoreId store) {
        return stores.describe(store);
    }

    private static URI base(Datastore store) {
        URI endpoint = store.endpoint()
                .orElseThrow(() -> new BrokenPromise("HealthLake described data store " + store.id()
                        + " without a DatastoreEndpoint, so that its resources cannot be reached"));
        String text = endpoint.toString();
        return text.endsWith("/") ? endpoint : URI.create(text + "/");
    }
}
