package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;

/**
 * The FHIR endpoint of a data store, as the caller reached it.
 *
 * @param base the URL, with a slash at its end
 */
public record Endpoint(DatastoreId store, String base) {

    /** {@return the URL of a resource} */
    public String url(ResourceAddress address) {
        return base + address;
    }

    /** {@return the URL of a version} */
    public String url(ResourceAddress address, VersionId version) {
        return base + address + "/_history/" + version;
    }
}
