package dev.tarn.ports.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.util.List;

/** {@code $validate}: validates without storing ({@code data-plane.md} 3.7). Thread-safe. */
public interface FhirValidation {

    /**
     * {@return all issues, up to a limit of the implementation; at least one} Where none is an error, one of severity
     * information says that the validation was successful.
     *
     * @throws dev.tarn.domain.failure.NotFound for a profile that the implementation does not have, for a resource of the
     *     request that does not exist, and for a data store that is unknown or DELETED
     * @throws dev.tarn.domain.failure.Gone for a resource of the request that was deleted
     * @throws dev.tarn.domain.failure.Conflict for a data store that is not ACTIVE
     */
    List<ValidationIssue> validate(DatastoreId store, ValidateResource request);
}
