package dev.tarn.http.fhir.bundle;

import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.ports.fhir.TransactionEntry;

/** The types of bundles that are executed and not stored ({@code data-plane.md} 3.5). */
enum BundleType {
    BATCH("batch", 500),
    TRANSACTION("transaction", TransactionEntry.MOST);

    /** The maximum number of entries of any type of bundle. */
    static final int MOST = BATCH.most;

    private final String word;
    private final int most;

    BundleType(String word, int most) {
        this.word = word;
        this.most = most;
    }

    /**
     * {@return the type of this name}
     *
     * @throws FhirRefusal for any other, which says where those go
     */
    static BundleType parse(String word) {
        return switch (word) {
            case "batch" -> BATCH;
            case "transaction" -> TRANSACTION;
            default ->
                throw FhirRefusal.bad(
                        IssueCode.VALUE,
                        "The type of a Bundle that is posted here must be batch or transaction; one of any other type, such"
                                + " as document or collection, is stored by POST Bundle");
        };
    }

    /** {@return the type of the bundle that answers: {@code batch-response}} */
    String answer() {
        return word + "-response";
    }

    /** Checks the number of entries; {@code count} is exact or a lower bound. */
    void require(int count) {
        if (count > most) {
            throw tooMany("A " + word + " may have at most " + most + " entries");
        }
    }

    static FhirRefusal tooMany(String words) {
        return new FhirRefusal(422, IssueCode.TOO_COSTLY, words + ", and this one has more");
    }
}
