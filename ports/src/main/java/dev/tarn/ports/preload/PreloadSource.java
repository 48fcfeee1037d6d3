package dev.tarn.ports.preload;

import dev.tarn.domain.datastore.PreloadDataType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Resources that a new data store can be filled with ({@code data-plane.md} 5). Implementations are found by
 * {@link ServiceLoader}, are thread-safe, and cost nothing until {@link #open}.
 */
public interface PreloadSource {

    /** {@return the value of {@code PreloadDataConfig} that chooses these resources} */
    PreloadDataType type();

    /**
     * {@return the resources as NDJSON in UTF-8, each with an id and none twice; the same bytes at every call} The caller
     * closes it.
     *
     * @throws IOException if they cannot be read
     */
    InputStream open() throws IOException;

    /**
     * {@return the source of this type on the class path or module path; empty if there is none} Looks at each call, with the
     * context class loader of the thread, then with the class loader of this interface.
     *
     * @throws java.util.ServiceConfigurationError if a provider cannot be loaded
     */
    static Optional<PreloadSource> find(PreloadDataType type) {
        return Stream.of(
                        ServiceLoader.load(PreloadSource.class),
                        ServiceLoader.load(PreloadSource.class, PreloadSource.class.getClassLoader()))
                .flatMap(providers -> providers.stream().map(ServiceLoader.Provider::get))
                .filter(source -> source.type() == type)
                .findFirst();
    }
}
