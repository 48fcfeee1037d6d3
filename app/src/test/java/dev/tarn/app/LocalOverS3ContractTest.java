package dev.tarn.app;

import dev.tarn.ports.contract.ExportJobsContract;
import dev.tarn.ports.contract.HealthLakeSubject;
import dev.tarn.ports.contract.ImportJobsContract;

/** Jobs do in a real S3 what they do in a directory. */
class LocalOverS3ContractTest implements ImportJobsContract, ExportJobsContract {

    @Override
    public HealthLakeSubject subject() {
        return new LocalOverS3Subject();
    }
}
