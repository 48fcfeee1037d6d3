package dev.tarn.inmemory.resource;

class MapResourceStoreTest extends ResourceStoreContract {

    @Override
    ResourceStore store() {
        return new MapResourceStore();
    }
}
