package dev.tarn.app;

import dev.tarn.ports.contract.HealthLakeContract;
import dev.tarn.ports.contract.HealthLakeSubject;

/** Everything that HealthLake promises holds over adapter-aws, HTTP and adapter-http too. */
class LoopbackContractTest implements HealthLakeContract {

    @Override
    public HealthLakeSubject subject() {
        return new LoopbackSubject();
    }
}
