package dev.tarn.app.setting;

import dev.tarn.ports.fhir.validation.ResourceValidatorProvider;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Parses the setting that chooses a validator; throws an IllegalArgumentException whose message says what is accepted. */
final class ValidatorTexts {

    private static final String TARN = "tarn";
    private static final String HAPI = "hapi";
    private static final String JAR = ".jar";

    private ValidatorTexts() {}

    /** {@return the provider of the validator; empty for Tarn's own} */
    static Optional<ResourceValidatorProvider> provider(String text) {
        if (text.equals(TARN)) {
            return Optional.empty();
        }
        if (text.endsWith(JAR)) {
            return Optional.of(inJar(text));
        }
        if (!text.equals(HAPI)) {
            throw new IllegalArgumentException("'" + text + "' is not known: use tarn, hapi, or the path of the jar"
                    + " tarn-validation-hapi" + Spelling.hint(text, List.of(TARN, HAPI)));
        }
        Optional<ResourceValidatorProvider> found = ResourceValidatorProvider.find(HAPI);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("'hapi' is not on the class path: name the jar of the artifact"
                    + " dev.tarn:tarn-validation-hapi, as --validator DIR/tarn-validation-hapi.jar, or add it to the"
                    + " dependencies of the program that embeds Tarn");
        }
        return found;
    }

    /** The class loader of the jar stays open as long as the process runs, since its validator does. */
    private static ResourceValidatorProvider inJar(String text) {
        try {
            Path jar = Path.of(text);
            if (!Files.isRegularFile(jar)) {
                throw new IllegalArgumentException("there is no file '" + text + "': name the jar of the artifact"
                        + " dev.tarn:tarn-validation-hapi");
            }
            @SuppressWarnings("resource")
            URLClassLoader loader = new URLClassLoader(
                    new URL[] {jar.toUri().toURL()}, ResourceValidatorProvider.class.getClassLoader());
            return ServiceLoader.load(ResourceValidatorProvider.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(provider -> provider.name().equals(HAPI))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + text
                            + "' has no validator: name the jar of the artifact dev.tarn:tarn-validation-hapi, in the"
                            + " version of Tarn"));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not a path: " + e.getReason(), e);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("'" + text + "' is not a path: " + e.getMessage(), e);
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not for this version of Tarn: use tarn-validation-hapi of the same version", e);
        }
    }
}
