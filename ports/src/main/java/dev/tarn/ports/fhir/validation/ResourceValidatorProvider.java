package dev.tarn.ports.fhir.validation;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Another engine than Tarn's own that validates resources against base R4. Implementations are found by
 * {@link ServiceLoader}, are thread-safe, and cost nothing until {@link #create}.
 */
public interface ResourceValidatorProvider {

    /** {@return the name that chooses the engine, such as {@code hapi}} */
    String name();

    /**
     * {@return the validator} It passes over claims of profiles that it does not {@linkplain ResourceValidator#hasProfile
     * have}.
     */
    ResourceValidator create();

    /**
     * {@return the provider of this name on the class path or module path; empty if there is none} Looks at each call, with
     * the context class loader of the thread, then with the class loader of this interface.
     *
     * @throws java.util.ServiceConfigurationError if a provider cannot be loaded
     */
    static Optional<ResourceValidatorProvider> find(String name) {
        return Stream.of(
                        ServiceLoader.load(ResourceValidatorProvider.class),
                        ServiceLoader.load(
                                ResourceValidatorProvider.class, ResourceValidatorProvider.class.getClassLoader()))
                .flatMap(providers -> providers.stream().map(ServiceLoader.Provider::get))
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }

    /**
     * {@return the validator of the engine of this name}
     *
     * @throws IllegalStateException if there is none; the message names the artifact to add
     */
    static ResourceValidator named(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException("The validator '" + name
                        + "' is not on the class path. Add the artifact dev.tarn:tarn-validation-" + name
                        + " to the dependencies, in the version of Tarn"))
                .create();
    }
}
