package dev.tarn.inmemory;

import dev.tarn.ports.contract.HealthLakeSubject;
import dev.tarn.ports.contract.PreloadContract;

class ReopenedPreloadContractTest implements PreloadContract {

    @Override
    public HealthLakeSubject subject() {
        return new ReopeningSubject();
    }
}
