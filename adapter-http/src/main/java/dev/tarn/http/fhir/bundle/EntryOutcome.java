package dev.tarn.http.fhir.bundle;

import dev.tarn.http.fhir.header.RequestConditions;
import dev.tarn.http.fhir.outcome.FhirFailure;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.fhir.EntryAnswer;

/** The outcome of one entry of a Bundle. Immutable. */
sealed interface EntryOutcome {

    /** The class, for exhaustive switches. */
    enum Kind {
        /** A {@link Done}. */
        DONE,
        /** An {@link Unchanged}. */
        UNCHANGED,
        /** A {@link Listed}. */
        LISTED,
        /** A {@link Failed}. */
        FAILED
    }

    /** {@return the kind, which tells the class} */
    Kind kind();

    /** {@return what an interaction came to: a read of what the caller has already shows nothing} */
    static EntryOutcome of(EntryAnswer answer, RequestConditions conditions) {
        return answer instanceof EntryAnswer.Shown shown && conditions.knows(shown.resource())
                ? new Unchanged(shown)
                : new Done(answer);
    }

    /** An interaction with one resource succeeded. */
    record Done(EntryAnswer answer) implements EntryOutcome {
        @Override
        public Kind kind() {
            return Kind.DONE;
        }
    }

    /** The resource is still the one that the caller knows. */
    record Unchanged(EntryAnswer.Shown shown) implements EntryOutcome {
        @Override
        public Kind kind() {
            return Kind.UNCHANGED;
        }
    }

    /** It was a read of a bundle, a history. */
    record Listed(AnswerBytes bundle) implements EntryOutcome {
        @Override
        public Kind kind() {
            return Kind.LISTED;
        }
    }

    /** The interaction failed. */
    record Failed(FhirFailure failure) implements EntryOutcome {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }
    }
}
