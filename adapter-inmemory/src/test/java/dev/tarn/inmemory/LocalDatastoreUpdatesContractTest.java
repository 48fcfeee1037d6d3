package dev.tarn.inmemory;

import dev.tarn.ports.contract.DatastoreUpdatesContract;
import dev.tarn.ports.contract.HealthLakeSubject;

class LocalDatastoreUpdatesContractTest implements DatastoreUpdatesContract {

    @Override
    public HealthLakeSubject subject() {
        return new LocalSubject();
    }
}
