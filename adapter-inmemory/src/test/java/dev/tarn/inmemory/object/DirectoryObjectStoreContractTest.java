package dev.tarn.inmemory.object;

import dev.tarn.ports.contract.HostileKeysContract;
import dev.tarn.ports.contract.ObjectStoreContract;
import dev.tarn.ports.contract.ObjectStoreSubject;

class DirectoryObjectStoreContractTest implements ObjectStoreContract, HostileKeysContract {

    @Override
    public ObjectStoreSubject subject() {
        return new DirectorySubject();
    }
}
