package dev.tarn.http.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwksFileTest {

    private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong();
    private Path file;
    private JwksFile keys;

    @BeforeEach
    void open() throws IOException, JOSEException {
        file = directory.resolve("jwks.json");
        keys = new JwksFile(file, nanos::get);
        write("first", 1);
    }

    private static String set(String keyId) throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
        return new JWKSet(key.toPublicJWK()).toString();
    }

    private void write(String keyId, int second) throws IOException, JOSEException {
        Files.writeString(file, set(keyId));
        Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000L));
    }

    private List<String> after(Duration time) {
        nanos.addAndGet(time.toNanos());
        return keys.get(ANY, null).stream().map(JWK::getKeyID).toList();
    }

    @Test
    void a_changed_file_is_read_again_after_a_second() throws IOException, JOSEException {
        assertThat(after(Duration.ZERO)).containsExactly("first");
        write("other", 2);
        assertThat(after(Duration.ofMillis(999))).containsExactly("first");
        assertThat(after(Duration.ofMillis(1))).containsExactly("other");
    }

    @Test
    void the_last_keys_stay_in_effect_while_the_file_has_a_fault_or_is_absent() throws IOException, JOSEException {
        assertThat(after(Duration.ZERO)).containsExactly("first");
        Files.writeString(file, "{");
        assertThat(after(Duration.ofSeconds(1))).containsExactly("first");
        Files.delete(file);
        assertThat(after(Duration.ofSeconds(1))).containsExactly("first");
        write("other", 3);
        assertThat(after(Duration.ofSeconds(1))).containsExactly("other");
    }

    @Test
    void without_any_keys_the_provider_has_failed_until_there_are_some() throws IOException, JOSEException {
        Files.delete(file);
        assertThatExceptionOfType(IdentityProviderException.class).isThrownBy(() -> after(Duration.ZERO));
        write("late", 2);
        assertThat(after(Duration.ZERO)).containsExactly("late");
    }

    @Test
    void a_file_that_is_no_key_set_is_a_fault_at_start() throws IOException {
        Path idp = Files.writeString(
                directory.resolve("idp.json"), "{\"*\":{\"jwt\":{\"issuer\":\"i\",\"jwks_file\":\"jwks.json\"}}}");
        assertThat(IdentityProviderFile.read(idp).isEmpty()).isFalse();
        for (String content : List.of("[]", "{}", "{\"keys\":{}}", "-----BEGIN PUBLIC KEY-----")) {
            Files.writeString(file, content);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IdentityProviderFile.read(idp))
                    .withMessageContaining("is no JSON Web Key Set; accepted is {\"keys\": [...]}")
                    .withMessageContaining("jwks.json");
        }
    }
}
