package dev.tarn.http.shape;

import dev.tarn.domain.datastore.DatastoreId;

/**
 * The address by which the caller reached this server, so that addresses in responses are reachable as well.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host, with the port if given, as in the header {@code Host}
 */
public record PublicAddress(String scheme, String host) {

    /** {@return whether the caller uses TLS} */
    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** {@return the FHIR endpoint of a data store, for this caller} */
    public String endpoint(DatastoreId id) {
        return scheme + "://" + host + "/datastore/" + id + "/r4/";
    }
}
