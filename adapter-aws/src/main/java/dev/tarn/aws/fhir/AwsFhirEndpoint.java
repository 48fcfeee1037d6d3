package dev.tarn.aws.fhir;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.fhir.FhirConditionals;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.FhirExports;
import dev.tarn.ports.fhir.FhirHistory;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.FhirSearch;
import dev.tarn.ports.fhir.FhirTransactions;
import dev.tarn.ports.fhir.FhirValidation;

/** The FHIR endpoint at HealthLake, over HTTP. Thread-safe. */
record AwsFhirEndpoint(
        FhirResources resources,
        FhirHistory history,
        FhirSearch search,
        FhirConditionals conditionals,
        FhirTransactions transactions,
        FhirExports exports,
        FhirValidation validation,
        FhirExchange exchange)
        implements FhirEndpoint {

    /** HealthLake validates, at the level of the request's header. */
    @Override
    public FhirEndpoint validating(ValidationLevel level) {
        return over(exchange.validating(level));
    }

    @Override
    public boolean storesFaultyResources() {
        return exchange.writeHeaders().containsValue(ValidationLevel.MINIMAL.word());
    }

    /** {@return the interactions, each sent by this exchange} */
    static FhirEndpoint over(FhirExchange exchange) {
        AwsFhirHistory history = new AwsFhirHistory(exchange);
        AwsFhirSearch search = new AwsFhirSearch(exchange);
        AwsFhirResources resources = new AwsFhirResources(exchange, history);
        return new AwsFhirEndpoint(
                resources,
                history,
                search,
                new AwsFhirConditionals(exchange, resources, search),
                new AwsFhirTransactions(exchange, resources),
                new AwsFhirExports(exchange),
                new AwsFhirValidation(exchange),
                exchange);
    }
}
