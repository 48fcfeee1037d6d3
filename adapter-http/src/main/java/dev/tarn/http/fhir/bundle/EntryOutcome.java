package dev.tarn.http.fhir.bundle;

import dev.tarn.http.fhir.header.RequestConditions;
import dev.tarn.http.fhir.outcome.FhirFailure;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.fhir.EntryAnswer;

/** What became of an entry. */
sealed interface EntryOutcome {

    /** {@return what an interaction came to: a read of what the caller has already shows nothing} */
    static EntryOutcome of(EntryAnswer answer, RequestConditions conditions) {
        return answer instanceof EntryAnswer.Shown shown && conditions.knows(shown.resource())
                ? new Unchanged(shown)
                : new Done(answer);
    }

    /** An interaction with one resource was done. */
    record Done(EntryAnswer answer) implements EntryOutcome {}

    /** The resource is still the one that the caller knows. */
    record Unchanged(EntryAnswer.Shown shown) implements EntryOutcome {}

    /** It was a read of a bundle, a history. */
    record Listed(AnswerBytes bundle) implements EntryOutcome {}

    /** It could not be done. */
    record Failed(FhirFailure failure) implements EntryOutcome {}
}
