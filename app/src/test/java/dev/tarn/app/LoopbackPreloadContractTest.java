package dev.tarn.app;

import dev.tarn.ports.contract.HealthLakeSubject;
import dev.tarn.ports.contract.PreloadContract;

/** Data stores are preloaded over adapter-aws, HTTP and adapter-http too. */
class LoopbackPreloadContractTest implements PreloadContract {

    @Override
    public HealthLakeSubject subject() {
        return new LoopbackSubject();
    }
}
