package dev.tarn.app.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ResourceValidatorProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --validator}. The jar of the real engine is tested where it is built. */
class ValidatorTextsTest {

    @TempDir
    private Path directory;

    /** The provider of a jar. */
    public static final class Provider implements ResourceValidatorProvider {
        @Override
        public String name() {
            return "hapi";
        }

        @Override
        public ResourceValidator create() {
            return (json, from, to, level) -> List.of();
        }
    }

    private String jar(Map<String, String> entries) throws IOException {
        Path jar = directory.resolve("validation.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar.toString();
    }

    private static void isRefused(String text, String message) {
        assertThatThrownBy(() -> ValidatorTexts.provider(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void the_default_is_the_engine_of_Tarn() {
        assertThat(Settings.defaults().validator()).isEmpty();
    }

    @Test
    void without_the_artifact_the_message_says_what_to_add() {
        isRefused(
                "hapi", "'hapi' is not on the class path: name the jar of the artifact dev.tarn:tarn-validation-hapi");
    }

    @Test
    void a_jar_with_a_provider_is_used() throws IOException {
        String jar =
                jar(Map.of("META-INF/services/" + ResourceValidatorProvider.class.getName(), Provider.class.getName()));

        assertThat(ValidatorTexts.provider(jar))
                .hasValueSatisfying(found -> assertThat(found).isInstanceOf(Provider.class));
        Settings settings =
                SettingsReader.read(Map.of(Setting.VALIDATOR, new SettingsReader.Given("--validator", jar)));
        assertThat(settings.validator()).isPresent();
        assertThat(settings.port(0).validator()).isPresent();
    }

    @Test
    void a_jar_without_a_validator_of_this_version_is_refused() throws IOException {
        isRefused("no-such.jar", "there is no file 'no-such.jar'");
        isRefused(jar(Map.of("a", "b")), "has no validator: name the jar of the artifact");
        isRefused(
                jar(Map.of("META-INF/services/" + ResourceValidatorProvider.class.getName(), "no.such.Provider")),
                "is not for this version of Tarn");
    }
}
