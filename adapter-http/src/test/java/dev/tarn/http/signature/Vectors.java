package dev.tarn.http.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Principal.User;
import dev.tarn.http.signature.key.AccessKey;
import dev.tarn.http.signature.key.AccessKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The vectors: AWS's own suite, requests as eight signers make them, and what must be refused. */
final class Vectors {

    static final JsonNode ALL = read();
    static final AccessKeys KEYS = keys();
    static final Instant NOW = Instant.parse(ALL.at("/healthlake/now").asText());

    private Vectors() {}

    private static JsonNode read() {
        try (InputStream file =
                        Objects.requireNonNull(Vectors.class.getResourceAsStream("/signature/vectors-sigv4.json.gz"));
                InputStream json = new GZIPInputStream(file)) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SignatureVerifier verifier(boolean lenient) {
        return new SignatureVerifier(SigningRules.healthLake(SigningRules.DEFAULT_SKEW, lenient), KEYS);
    }

    static SignatureVerifier verifier(Duration skew) {
        return new SignatureVerifier(SigningRules.healthLake(skew, false), KEYS);
    }

    /** {@return the 574 requests of eight signers, with what is expected} */
    static List<Signed> healthLake() {
        List<Signed> all = new ArrayList<>();
        for (JsonNode request : ALL.at("/healthlake/requests")) {
            for (JsonNode signed : request.get("signed")) {
                all.add(new Signed(
                        request.get("name").asText() + ", "
                                + signed.get("signer").asText() + ", "
                                + signed.get("host").asText(),
                        SignedRequest.of(
                                request.get("method").asText(),
                                signed.get("target").asText(),
                                signed.get("headers"),
                                request.get("body").asText()),
                        signed.has("now") ? Instant.parse(signed.get("now").asText()) : NOW,
                        signed.get("expect")));
            }
        }
        return all;
    }

    record Signed(String name, SignedRequest request, Instant now, JsonNode expect) {}

    private static AccessKeys keys() {
        List<AccessKey> keys = new ArrayList<>();
        for (JsonNode key : ALL.get("keys")) {
            keys.add(key(
                    key.get("accessKeyId").asText(),
                    key.get("secretAccessKey").asText(),
                    key.path("sessionToken").asText(null),
                    key.has("expires")
                            ? Instant.ofEpochSecond(
                                    SigningDate.parse(key.get("expires").asText())
                                            .second())
                            : null));
        }
        return of(keys);
    }

    static AccessKey key(String id, String secret, @Nullable String token, @Nullable Instant expires) {
        AccountId account = new AccountId("111122223333");
        return new AccessKey(
                id,
                secret,
                Optional.ofNullable(token),
                Optional.ofNullable(expires),
                account,
                User.of(account, "alice", List.of()));
    }

    static AccessKeys of(List<AccessKey> keys) {
        return new AccessKeys() {
            @Override
            public Optional<AccessKey> find(String id) {
                return keys.stream().filter(key -> key.id().equals(id)).findFirst();
            }

            @Override
            public String source() {
                return "the vectors";
            }
        };
    }
}
