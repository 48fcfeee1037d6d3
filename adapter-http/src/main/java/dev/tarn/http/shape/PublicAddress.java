package dev.tarn.http.shape;

import dev.tarn.domain.datastore.DatastoreId;

/**
 * How the caller reached this server, so that what it is told to use next it can reach too.
 *
 * @param host the host, and the port where one was said, as in the header {@code Host}
 */
public record PublicAddress(String host) {

    /** {@return the FHIR endpoint of a data store, for this caller} */
    public String endpoint(DatastoreId id) {
        return "http://" + host + "/datastore/" + id + "/r4/";
    }
}
