package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.smart.Access;
import dev.tarn.http.access.AccessControl;
import dev.tarn.http.connection.AnswerBudget;
import dev.tarn.http.fhir.header.Prefer;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.fhir.FhirEndpoint;
import java.util.Optional;

/** A request to a FHIR endpoint, with the parts that all requests have in common already parsed. */
public record FhirCall(
        RequestTarget asked,
        Prefer prefer,
        Endpoint endpoint,
        SearchDialect compat,
        HealthLakes healthLakes,
        Caller caller,
        Access access,
        AccessControl accessControl,
        String requestId,
        Optional<ValidationLevel> validation,
        AnswerBudget budget) {

    /** {@return the HealthLake of the caller; it may block} */
    public HealthLake healthLake() {
        return healthLakes.of(caller);
    }

    /** {@return the FHIR endpoint of the caller's HealthLake; may block} */
    public FhirEndpoint fhir() {
        FhirEndpoint fhir = healthLake().fhir(access);
        return validation.map(fhir::validating).orElse(fhir);
    }

    /** {@return the FHIR endpoint, which charges its costs to the budget of this request; may block} */
    public FhirEndpoint fhirWithinBudget() {
        return fhir().within(budget);
    }
}
