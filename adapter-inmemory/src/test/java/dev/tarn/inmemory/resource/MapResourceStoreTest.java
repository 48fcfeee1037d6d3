package dev.tarn.inmemory.resource;

class MapResourceStoreTest extends ResourceStoreContract {

    @Override
    protected ResourceStore store() {
        return new MapResourceStore();
    }
}
