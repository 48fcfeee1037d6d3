package dev.tarn.http.fhir.bundle;

import dev.tarn.http.fhir.outcome.FhirFailure;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.ResourceJson;

/** What became of an entry. */
sealed interface EntryOutcome {

    /** An interaction with one resource was done. */
    record Done(EntryAnswer answer) implements EntryOutcome {}

    /** The resource is still the one that the caller knows. */
    record Unchanged(EntryAnswer.Shown shown) implements EntryOutcome {}

    /** It was a read of a bundle, a history. */
    record Listed(ResourceJson bundle) implements EntryOutcome {}

    /** It could not be done. */
    record Failed(FhirFailure failure) implements EntryOutcome {}
}
