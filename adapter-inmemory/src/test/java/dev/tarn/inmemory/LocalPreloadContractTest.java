package dev.tarn.inmemory;

import dev.tarn.ports.contract.HealthLakeSubject;
import dev.tarn.ports.contract.PreloadContract;

class LocalPreloadContractTest implements PreloadContract {

    @Override
    public HealthLakeSubject subject() {
        return new LocalSubject();
    }
}
