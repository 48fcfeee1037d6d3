package dev.tarn.inmemory;

import dev.tarn.ports.contract.FhirResourcesContract;
import dev.tarn.ports.contract.HealthLakeSubject;

class ReopenedFhirResourcesContractTest implements FhirResourcesContract {

    @Override
    public HealthLakeSubject subject() {
        return new ReopeningSubject();
    }
}
