package dev.tarn.inmemory.repository.store;

/**
 * A copy in memory, which shares the versions with what it was copied from.
 *
 * @param resources never written to
 */
record MapResourceCopy(MapResourceStore resources) implements ResourceCopy {

    @Override
    public long bytes() {
        return resources.held();
    }

    @Override
    public void release() {
        resources.memory().close();
    }
}
