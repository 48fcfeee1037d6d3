package dev.tarn.inmemory;

import dev.tarn.ports.contract.HealthLakeContract;
import dev.tarn.ports.contract.HealthLakeSubject;

class ReopenedHealthLakeContractTest implements HealthLakeContract {

    @Override
    public HealthLakeSubject subject() {
        return new ReopeningSubject();
    }
}
