package dev.tarn.inmemory.repository.store;

class MapResourceStoreTest extends ResourceStoreContract {

    @Override
    protected ResourceStore store() {
        return new MapResourceStore();
    }
}
