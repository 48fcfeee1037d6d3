package dev.tarn.inmemory;

import dev.tarn.ports.contract.SnapshotSubject;
import dev.tarn.ports.contract.SnapshotsContract;

class LocalSnapshotsContractTest implements SnapshotsContract {

    @Override
    public SnapshotSubject subject() {
        return new LocalSubject();
    }
}
