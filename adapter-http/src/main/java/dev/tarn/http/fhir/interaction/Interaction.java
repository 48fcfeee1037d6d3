package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.FhirRequest;

/** One of FHIR's interactions with one resource: where it is, how it is read, and what it asks of the port. */
public interface Interaction<Q extends FhirRequest> {

    /** {@return which one it is} */
    FhirInteraction kind();

    /** {@return by which verb it is asked} */
    Verb verb();

    /** {@return at which paths it is} */
    PathShape shape();

    /** {@return what the caller asks, as the port wants it} */
    Q request(RequestTarget asked);

    /** {@return whether it can cost much, whatever the size of the request} Then it is kept off the event loops. */
    default boolean isCostly(RequestTarget asked) {
        return false;
    }

    /** {@return what the port answers} */
    EntryAnswer perform(FhirEndpoint fhir, DatastoreId store, Q request);
}
