package dev.tarn.ports.datastore;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import java.net.URI;
import java.util.Optional;

/** The immediate answer to a request to create or delete a data store. */
public record DatastoreReceipt(DatastoreArn arn, DatastoreStatus status, Optional<URI> endpoint) {

    /** {@return the receipt of this data store} */
    public static DatastoreReceipt of(Datastore store) {
        return new DatastoreReceipt(store.arn(), store.status(), store.endpoint());
    }

    public DatastoreId id() {
        return arn.datastoreId();
    }
}
