package dev.tarn.http.signature.key;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Derives signing keys, and keeps the most recently used: a derivation takes four HMACs. Thread-safe. */
public final class SigningKeys {

    private static final int MOST = 256;

    private record Source(String keyId, String secret, String scope) {}

    private final Map<Source, byte[]> derived = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, byte[]> eldest) {
            return size() > MOST;
        }
    };

    /**
     * {@return the signing key; the caller must not change it}
     *
     * @param scope the credential scope: {@code day/region/service/aws4_request}
     */
    public byte[] of(AccessKey key, String scope) {
        Source source = new Source(key.id(), key.secret(), scope);
        synchronized (derived) {
            return derived.computeIfAbsent(source, SigningKeys::derive);
        }
    }

    private static byte[] derive(Source source) {
        byte[] key = ("AWS4" + source.secret()).getBytes(StandardCharsets.UTF_8);
        for (String part : source.scope().split("/", -1)) {
            key = Sha256.hmac(key, part);
        }
        return key;
    }
}
