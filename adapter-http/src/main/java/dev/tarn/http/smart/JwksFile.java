package dev.tarn.http.smart;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a {@code jwks_file}, read at the first token, and again within a second after the file changed. While the
 * changed file has a fault or is absent, the last keys stay in effect. Thread-safe.
 */
final class JwksFile implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(JwksFile.class);

    /** How often the file is looked at, at most. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** What shows that the file changed. */
    private record Stamp(FileTime modified, long size) {

        private static Optional<Stamp> of(Path file) {
            try {
                return Optional.of(new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    private final Path file;
    private final LongSupplier nanos;
    private @Nullable JWKSet keys;
    private Optional<Stamp> stamp = Optional.empty();
    private long checked;

    /**
     * The keys of a file, which is not read yet.
     *
     * @param nanos a clock such as {@link System#nanoTime}
     */
    JwksFile(Path file, LongSupplier nanos) {
        this.file = file;
        this.nanos = nanos;
    }

    /** @throws IdentityProviderException if the file has never held keys */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(current());
    }

    private synchronized JWKSet current() {
        JWKSet known = keys;
        if (known == null || nanos.getAsLong() - checked >= INTERVAL.toNanos()) {
            known = refreshed(known);
            keys = known;
        }
        return known;
    }

    private JWKSet refreshed(@Nullable JWKSet known) {
        checked = nanos.getAsLong();
        Optional<Stamp> now = Stamp.of(file);
        if (known != null && now.equals(stamp)) {
            return known;
        }
        stamp = now;
        try {
            return JWKSet.load(file.toFile());
        } catch (IOException | ParseException e) {
            if (known == null) {
                LOG.error(
                        "The jwks_file {} cannot be used, and bearer tokens fail: it must hold a JSON Web Key Set",
                        file);
                throw IdentityProviderException.failed();
            }
            LOG.error(
                    "The jwks_file {} was not read again, and its last keys stay in effect: it must hold a JSON Web"
                            + " Key Set",
                    file);
            return known;
        }
    }
}
