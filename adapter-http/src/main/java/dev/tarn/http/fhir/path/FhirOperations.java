package dev.tarn.http.fhir.path;

import dev.tarn.domain.operation.HealthLakeOperation;
import java.util.Optional;

/** The names of FHIR interactions, by path and verb ({@code authorization.md} has their IAM actions). */
public final class FhirOperations {

    private FhirOperations() {}

    /** {@return the operation of a request; empty for one that has no name} */
    public static Optional<HealthLakeOperation> find(PathShape shape, Verb verb) {
        return switch (shape) {
            case BASE -> base(verb);
            case METADATA -> when(verb == Verb.GET, HealthLakeOperation.GET_CAPABILITIES);
            case TYPE -> Optional.of(onType(verb));
            case INSTANCE -> onInstance(verb);
            case HISTORY -> when(verb == Verb.GET, HealthLakeOperation.GET_HISTORY_BY_RESOURCE_ID);
            case VERSION -> when(verb == Verb.GET, HealthLakeOperation.VERSION_READ_RESOURCE);
            case SYSTEM_SEARCH, TYPE_SEARCH, COMPARTMENT, COMPARTMENT_SEARCH -> search(verb);
            case EVERYTHING -> when(verb == Verb.GET, HealthLakeOperation.SEARCH_EVERYTHING);
            case TYPE_VALIDATION -> when(verb == Verb.POST, HealthLakeOperation.VALIDATE_RESOURCE);
            case INSTANCE_VALIDATION ->
                when(verb == Verb.POST || verb == Verb.GET, HealthLakeOperation.VALIDATE_RESOURCE);
            case EXPORT ->
                verb == Verb.POST
                        ? Optional.of(HealthLakeOperation.START_FHIR_EXPORT_JOB_WITH_POST)
                        : when(verb == Verb.GET, HealthLakeOperation.START_FHIR_EXPORT_JOB_WITH_GET);
            case EXPORT_JOB ->
                verb == Verb.DELETE
                        ? Optional.of(HealthLakeOperation.CANCEL_FHIR_EXPORT_JOB_WITH_DELETE)
                        : when(verb == Verb.GET, HealthLakeOperation.DESCRIBE_FHIR_EXPORT_JOB_WITH_GET);
            case EXPORT_FILE -> when(verb == Verb.GET, HealthLakeOperation.GET_EXPORTED_FILE);
            case TYPE_HISTORY -> when(verb == Verb.GET, HealthLakeOperation.GET_HISTORY_BY_RESOURCE_TYPE);
            case SYSTEM_HISTORY -> when(verb == Verb.GET, HealthLakeOperation.GET_FULL_HISTORY);
            case OPERATION, SMART, NOWHERE -> Optional.empty();
        };
    }

    /** A GET of the base is a search of several types. */
    private static Optional<HealthLakeOperation> base(Verb verb) {
        return switch (verb) {
            case GET -> Optional.of(HealthLakeOperation.SEARCH_WITH_GET);
            case POST -> Optional.of(HealthLakeOperation.PROCESS_BUNDLE);
            case PUT, PATCH, DELETE -> Optional.empty();
        };
    }

    /** Also of conditional interactions. */
    private static HealthLakeOperation onType(Verb verb) {
        return switch (verb) {
            case GET -> HealthLakeOperation.SEARCH_WITH_GET;
            case POST -> HealthLakeOperation.CREATE_RESOURCE;
            case PUT -> HealthLakeOperation.UPDATE_RESOURCE;
            case PATCH -> HealthLakeOperation.PATCH_RESOURCE;
            case DELETE -> HealthLakeOperation.DELETE_RESOURCE;
        };
    }

    private static Optional<HealthLakeOperation> onInstance(Verb verb) {
        return switch (verb) {
            case GET -> Optional.of(HealthLakeOperation.READ_RESOURCE);
            case PUT -> Optional.of(HealthLakeOperation.UPDATE_RESOURCE);
            case PATCH -> Optional.of(HealthLakeOperation.PATCH_RESOURCE);
            case DELETE -> Optional.of(HealthLakeOperation.DELETE_RESOURCE);
            case POST -> Optional.empty();
        };
    }

    private static Optional<HealthLakeOperation> search(Verb verb) {
        return switch (verb) {
            case GET -> Optional.of(HealthLakeOperation.SEARCH_WITH_GET);
            case POST -> Optional.of(HealthLakeOperation.SEARCH_WITH_POST);
            case PUT, PATCH, DELETE -> Optional.empty();
        };
    }

    private static Optional<HealthLakeOperation> when(boolean condition, HealthLakeOperation operation) {
        return condition ? Optional.of(operation) : Optional.empty();
    }
}
