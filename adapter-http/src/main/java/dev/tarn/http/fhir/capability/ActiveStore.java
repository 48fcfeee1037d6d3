package dev.tarn.http.fhir.capability;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.http.fhir.interaction.FhirCall;
import java.util.Set;

/** Whether there is a data store behind an endpoint, for what does not ask its resources, or asks them often. */
public final class ActiveStore {

    private static final Set<DatastoreStatus> SERVED =
            Set.of(DatastoreStatus.ACTIVE, DatastoreStatus.UPDATING, DatastoreStatus.UPDATE_FAILED);

    private ActiveStore() {}

    /**
     * {@return the data store, which can be worked with}
     *
     * @throws NotFound if it is unknown, or DELETED
     * @throws Conflict if it is in another status
     */
    public static Datastore require(FhirCall call) {
        Datastore store =
                call.healthLake().datastores().describe(call.endpoint().store());
        if (store.status() == DatastoreStatus.DELETED) {
            throw NotFound.of("Data store", store.id());
        }
        if (!SERVED.contains(store.status())) {
            throw new Conflict("Data store " + store.id() + " is " + store.status()
                    + "; its FHIR endpoint answers while it is ACTIVE");
        }
        return store;
    }
}
