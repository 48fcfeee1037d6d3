package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.fhir.FhirConditionals;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.FhirExports;
import dev.tarn.ports.fhir.FhirHistory;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.FhirSearch;
import dev.tarn.ports.fhir.FhirTransactions;
import dev.tarn.ports.fhir.FhirValidation;
import dev.tarn.ports.fhir.RequestBudget;

/** The FHIR endpoint, with faults. A transaction is one request, whose entries meet no faults of their own. */
record FaultInjectingFhirEndpoint(FhirEndpoint delegate, FaultInjection faults) implements FhirEndpoint {

    @Override
    public FhirResources resources() {
        return new FaultInjectingResources(delegate.resources(), faults);
    }

    @Override
    public FhirHistory history() {
        return new FaultInjectingHistory(delegate.history(), faults);
    }

    @Override
    public FhirSearch search() {
        return new FaultInjectingSearch(delegate.search(), faults);
    }

    @Override
    public FhirConditionals conditionals() {
        return new FaultInjectingConditionals(delegate.conditionals(), faults);
    }

    @Override
    public FhirTransactions transactions() {
        FhirTransactions transactions = delegate.transactions();
        return (store, entries) ->
                faults.call(HealthLakeOperation.PROCESS_BUNDLE, () -> transactions.execute(store, entries));
    }

    @Override
    public FhirExports exports() {
        return new FaultInjectingExports(delegate.exports(), faults);
    }

    @Override
    public FhirValidation validation() {
        FhirValidation validation = delegate.validation();
        return (store, request) ->
                faults.call(HealthLakeOperation.VALIDATE_RESOURCE, () -> validation.validate(store, request));
    }

    @Override
    public FhirEndpoint validating(ValidationLevel level) {
        return new FaultInjectingFhirEndpoint(delegate.validating(level), faults);
    }

    @Override
    public boolean storesFaultyResources() {
        return delegate.storesFaultyResources();
    }

    @Override
    public FhirEndpoint within(RequestBudget budget) {
        return new FaultInjectingFhirEndpoint(delegate.within(budget), faults);
    }
}
