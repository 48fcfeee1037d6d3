package dev.tarn.ports.fhir;

import dev.tarn.domain.job.ValidationLevel;

/** The FHIR endpoint of data stores, without HTTP: a port for each group of interactions. Thread-safe. */
public interface FhirEndpoint {

    /** {@return create, read, vread, update, patch and delete of one resource} */
    FhirResources resources();

    /** {@return the earlier versions of resources} */
    FhirHistory history();

    /** {@return search, and {@code $everything}} */
    FhirSearch search();

    /** {@return creates, updates and deletes of the resource that a search finds} */
    FhirConditionals conditionals();

    /** {@return several interactions at once, all or none} */
    FhirTransactions transactions();

    /** {@return {@code $export}: bulk exports that are started, followed and cancelled over REST} */
    FhirExports exports();

    /** {@return {@code $validate}} */
    FhirValidation validation();

    /**
     * {@return this endpoint, whose writes validate resources at this level} Without it the level is the default of the
     * data store's service. An implementation that does not validate returns itself.
     */
    default FhirEndpoint validating(ValidationLevel level) {
        return this;
    }

    /** {@return whether writes store resources with faults, and tell so by an extension: the level is minimal} */
    default boolean storesFaultyResources() {
        return false;
    }

    /**
     * {@return this endpoint for one request, limited by a budget} Histories, and reads in transactions, reserve the bytes
     * that they return; patches charge their work. Both do so before the cost arises. An implementation without such
     * costs returns itself.
     */
    default FhirEndpoint within(RequestBudget budget) {
        return this;
    }
}
