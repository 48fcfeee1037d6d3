package dev.tarn.http.fhir.interaction;

import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.path.FhirPath;
import dev.tarn.http.fhir.path.Verb;
import java.util.Optional;

/** What is told to who asks for something that is not here: is it FHIR's, is it to come, or is it nothing at all. */
public final class Absent {

    private static final String HERE = "What is there: create, read, vread, update, patch, delete and history of a"
            + " single resource, batch and transaction, and GET metadata";

    private Absent() {}

    /**
     * {@return the refusal of a verb at a path where nothing answers to it}
     *
     * @param verb empty for a method that FHIR does not use
     */
    public static FhirRefusal refusal(FhirPath path, Optional<Verb> verb) {
        return switch (path.shape()) {
            case OPERATION -> notYet("Operations ($...) are");
            case SEARCH, COMPARTMENT -> notYet("Search is");
            case SYSTEM_HISTORY, TYPE_HISTORY -> notYet("The history of all resources, or of a type, is");
            case SMART -> notYet("SMART on FHIR is");
            case NOWHERE -> new FhirRefusal(404, IssueCode.NOT_FOUND, "FHIR has no such path. " + HERE);
            case BASE -> verb.equals(Optional.of(Verb.GET)) ? notYet("Search is") : notAllowed();
            case TYPE -> verb.map(Absent::ofType).orElseGet(Absent::notAllowed);
            case METADATA, INSTANCE, HISTORY, VERSION -> notAllowed();
        };
    }

    private static FhirRefusal ofType(Verb verb) {
        return switch (verb) {
            case GET -> notYet("Search is");
            case PUT -> notYet("An update by search parameters is");
            case PATCH -> notYet("A patch by search parameters is");
            case DELETE -> notYet("A delete by search parameters is");
            case POST -> notAllowed();
        };
    }

    private static FhirRefusal notYet(String what) {
        return FhirRefusal.notSupported(what + " not there yet. " + HERE);
    }

    private static FhirRefusal notAllowed() {
        return new FhirRefusal(
                405,
                IssueCode.NOT_SUPPORTED,
                "This path does not have that method; the header Allow shows those it has");
    }
}
