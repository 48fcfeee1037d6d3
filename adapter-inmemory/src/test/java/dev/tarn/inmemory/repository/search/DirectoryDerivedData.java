package dev.tarn.inmemory.repository.search;

import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.store.DerivedData;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Derived data with files in a directory, and values in memory. Changes are never forgotten on its account. */
final class DirectoryDerivedData implements DerivedData {

    private final Path directory;
    private final MemoryAccount memory = MemoryBudget.unlimited().open();
    private final Map<String, byte[]> values = new ConcurrentHashMap<>();
    private volatile boolean room = true;

    DirectoryDerivedData(Path directory) {
        this.directory = directory;
    }

    void room(boolean there) {
        room = there;
    }

    @Override
    public MemoryAccount memory() {
        return memory;
    }

    @Override
    public Optional<Path> directory() {
        return Optional.of(directory);
    }

    @Override
    public boolean hasRoom(long bytes) {
        return room;
    }

    @Override
    public Optional<byte[]> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public boolean keep(String name, byte[] value, long change) {
        values.put(name, value);
        return true;
    }
}
