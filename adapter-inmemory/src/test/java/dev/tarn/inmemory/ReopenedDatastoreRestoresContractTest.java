package dev.tarn.inmemory;

import dev.tarn.ports.contract.DatastoreRestoresContract;
import dev.tarn.ports.contract.HealthLakeSubject;

class ReopenedDatastoreRestoresContractTest implements DatastoreRestoresContract {

    @Override
    public HealthLakeSubject subject() {
        return new ReopeningSubject();
    }
}
