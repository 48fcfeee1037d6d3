package dev.tarn.app.authorization;

import dev.tarn.app.setting.BadSettings;
import dev.tarn.app.setting.Settings;
import dev.tarn.http.smart.IdentityProviderFile;
import dev.tarn.http.smart.IdentityProviders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What answers for the functions of bearer tokens: the providers of the settings, or else those of {@code idp.json} in the
 * directory of {@code --auth} ({@code authorization.md} 2.2). That file may appear later, and is read again after it changed.
 */
public final class ConfiguredIdentityProviders {

    private static final String FILE = "idp.json";

    private ConfiguredIdentityProviders() {}

    /**
     * {@return the providers of the settings, those of the moment at each call}
     *
     * @throws BadSettings that says what is wrong with the file
     */
    public static Supplier<IdentityProviders> open(Settings settings) {
        return settings.identityProviders().isEmpty()
                ? settings.auth()
                        .directory()
                        .map(directory -> inDirectory(directory, settings.auth().idpTimeout(), System::nanoTime))
                        .orElse(settings::identityProviders)
                : settings::identityProviders;
    }

    static Supplier<IdentityProviders> inDirectory(Path directory, Duration limit, LongSupplier nanos) {
        Path file = directory.resolve(FILE);
        return new ReloadedFiles<>(
                "The identity providers of " + file,
                () -> Files.exists(file) ? List.of(file) : List.of(),
                () -> read(file, limit),
                nanos);
    }

    private static ReloadedFiles.Content<IdentityProviders> read(Path file, Duration limit) {
        try {
            return new ReloadedFiles.Content<>(
                    Files.exists(file) ? IdentityProviderFile.read(file, limit) : IdentityProviders.NONE,
                    List.of(),
                    List.of());
        } catch (IllegalArgumentException e) {
            return new ReloadedFiles.Content<>(
                    IdentityProviders.NONE, List.of(String.valueOf(e.getMessage())), List.of());
        }
    }
}
