package dev.tarn.app;

import dev.tarn.ports.contract.ExportCancelContract;
import dev.tarn.ports.contract.HealthLakeSubject;

/** Exports are cancelled over adapter-aws, HTTP and adapter-http too. */
class LoopbackExportCancelContractTest implements ExportCancelContract {

    @Override
    public HealthLakeSubject subject() {
        return new LoopbackSubject();
    }
}
