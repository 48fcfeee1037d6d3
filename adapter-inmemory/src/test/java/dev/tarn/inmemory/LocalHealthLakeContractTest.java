package dev.tarn.inmemory;

import dev.tarn.ports.contract.HealthLakeContract;
import dev.tarn.ports.contract.HealthLakeSubject;

class LocalHealthLakeContractTest implements HealthLakeContract {

    @Override
    public HealthLakeSubject subject() {
        return new LocalSubject();
    }
}
