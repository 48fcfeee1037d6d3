package dev.tarn.http.fhir.bundle;

import dev.tarn.domain.search.QueryParameter;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import java.util.List;
import java.util.Set;

/** HealthLake's limits on conditional updates in bundles ({@code data-plane.md} 3.5). */
final class BundleConditions {

    private static final Set<String> BESIDE_ID = Set.of("_tag", "createdAt", "_lastUpdated");

    private BundleConditions() {}

    /** Refuses a conditional update that is not by {@code _id}, alone or with what HealthLake takes beside it. */
    static void requireBatchable(RequestTarget asked, Verb verb) {
        if (!isConditionalUpdate(asked, verb)) {
            return;
        }
        List<String> names =
                asked.query().parameters().stream().map(QueryParameter::name).toList();
        if (!names.contains("_id")
                || names.stream().anyMatch(name -> !name.equals("_id") && !BESIDE_ID.contains(name))) {
            throw FhirRefusal.bad(
                    IssueCode.VALUE,
                    "A conditional update in a batch takes _id, alone or with _tag, createdAt or _lastUpdated, and this one"
                            + " has " + (names.isEmpty() ? "no parameters" : String.join(", ", names))
                            + "; send it as a request of its own");
        }
    }

    /** Refuses a conditional update. */
    static void requireTransactable(RequestTarget asked, Verb verb) {
        if (isConditionalUpdate(asked, verb)) {
            throw FhirRefusal.bad(
                    IssueCode.VALUE,
                    "A transaction takes no conditional update; a batch does, and so does a request of its own");
        }
    }

    private static boolean isConditionalUpdate(RequestTarget asked, Verb verb) {
        return verb == Verb.PUT && asked.path().shape() == PathShape.TYPE;
    }
}
