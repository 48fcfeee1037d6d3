package dev.tarn.inmemory;

import dev.tarn.ports.contract.ExportCancelContract;
import dev.tarn.ports.contract.HealthLakeSubject;

class LocalExportCancelContractTest implements ExportCancelContract {

    @Override
    public HealthLakeSubject subject() {
        return new LocalSubject();
    }
}
