package dev.tarn.inmemory;

import dev.tarn.ports.contract.FhirResourcesContract;
import dev.tarn.ports.contract.HealthLakeSubject;

class LocalFhirResourcesContractTest implements FhirResourcesContract {

    @Override
    public HealthLakeSubject subject() {
        return new LocalSubject();
    }
}
