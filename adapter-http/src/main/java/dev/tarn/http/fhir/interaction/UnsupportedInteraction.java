package dev.tarn.http.fhir.interaction;

import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.path.FhirPath;
import dev.tarn.http.fhir.path.Verb;
import java.util.Optional;

/** Responses for interactions that Tarn does not support. */
public final class UnsupportedInteraction {

    private static final String HERE = "What is there: create, read, vread, update, patch and delete of a single"
            + " resource, conditional create, update and delete, history of a resource, of a type and of all"
            + " resources, search, Patient/id/$everything, $validate, $export, batch and transaction, and GET metadata";

    private UnsupportedInteraction() {}

    /**
     * {@return the refusal of a verb at a path where nothing answers to it}
     *
     * @param verb empty for a method that FHIR does not use
     * @param allowed the methods that such a path has: {@code GET, HEAD}
     */
    public static FhirRefusal refusal(FhirPath path, Optional<Verb> verb, String allowed) {
        return switch (path.shape()) {
            case OPERATION ->
                FhirRefusal.notSupported(
                        "Operations ($...), but for Patient/id/$everything, Type/$validate, Type/id/$validate and"
                                + " $export, are not there yet. " + HERE);
            case SMART -> notAllowed("GET, HEAD");
            case NOWHERE -> nowhere(path);
            case BASE,
                    METADATA,
                    TYPE,
                    INSTANCE,
                    HISTORY,
                    TYPE_HISTORY,
                    SYSTEM_HISTORY,
                    VERSION,
                    SYSTEM_SEARCH,
                    TYPE_SEARCH,
                    COMPARTMENT,
                    COMPARTMENT_SEARCH,
                    EVERYTHING,
                    TYPE_VALIDATION,
                    INSTANCE_VALIDATION,
                    EXPORT,
                    EXPORT_JOB,
                    EXPORT_FILE -> notAllowed(allowed);
        };
    }

    private static FhirRefusal nowhere(FhirPath path) {
        return new FhirRefusal(
                404,
                IssueCode.NOT_FOUND,
                path.hasEmptyPart()
                        ? "The path has an empty part (//). DatastoreEndpoint ends with a slash; what follows it must"
                                + " not begin with one: .../r4/Patient/1"
                        : "FHIR has no such path. " + HERE);
    }

    private static FhirRefusal notAllowed(String allowed) {
        return new FhirRefusal(
                405,
                IssueCode.NOT_SUPPORTED,
                allowed.isEmpty()
                        ? "An entry of a Bundle cannot ask for this path; send a request of its own"
                        : "This path does not have that method; it has " + allowed);
    }
}
