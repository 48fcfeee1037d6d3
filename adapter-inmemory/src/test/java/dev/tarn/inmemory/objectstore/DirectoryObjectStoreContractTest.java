package dev.tarn.inmemory.objectstore;

import dev.tarn.ports.contract.HostileKeysContract;
import dev.tarn.ports.contract.ObjectStoreContract;
import dev.tarn.ports.contract.ObjectStoreSubject;

class DirectoryObjectStoreContractTest implements ObjectStoreContract, HostileKeysContract {

    @Override
    public ObjectStoreSubject subject() {
        return new DirectorySubject();
    }
}
