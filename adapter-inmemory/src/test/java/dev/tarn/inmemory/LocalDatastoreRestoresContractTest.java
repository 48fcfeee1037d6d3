package dev.tarn.inmemory;

import dev.tarn.ports.contract.DatastoreRestoresContract;
import dev.tarn.ports.contract.HealthLakeSubject;

class LocalDatastoreRestoresContractTest implements DatastoreRestoresContract {

    @Override
    public HealthLakeSubject subject() {
        return new LocalSubject();
    }
}
