package dev.tarn.app;

import dev.tarn.ports.contract.FhirResourcesContract;
import dev.tarn.ports.contract.HealthLakeSubject;

/** Everything that the resources of a HealthLake promise holds over adapter-aws, HTTP and adapter-http too. */
class LoopbackFhirContractTest implements FhirResourcesContract {

    @Override
    public HealthLakeSubject subject() {
        return new LoopbackSubject();
    }
}
