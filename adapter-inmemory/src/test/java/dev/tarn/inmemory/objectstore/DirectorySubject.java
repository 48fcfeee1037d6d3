package dev.tarn.inmemory.objectstore;

import dev.tarn.ports.contract.ObjectStoreSubject;
import dev.tarn.ports.objectstore.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An object store in a temporary directory, for its contract. */
final class DirectorySubject implements ObjectStoreSubject {

    private final Path root;
    private final DirectoryObjectStore objects;

    DirectorySubject() {
        try {
            root = Files.createTempDirectory("tarn-contract-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        objects = new DirectoryObjectStore(root);
    }

    @Override
    public ObjectStore objects() {
        return objects;
    }

    @Override
    public void close() {
        try {
            ObjectsForTests.delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
