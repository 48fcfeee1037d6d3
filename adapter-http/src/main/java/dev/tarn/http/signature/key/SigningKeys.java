package dev.tarn.http.signature.key;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Derives signing keys, and keeps the most recently used: a derivation takes four HMACs. Thread-safe. */
public final class SigningKeys {

    private static final int MOST = 256;

    private record Source(String keyId, String secret, String day, String region, String service) {}

    private final Map<Source, byte[]> derived = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, byte[]> eldest) {
            return size() > MOST;
        }
    };

    /** {@return the signing key; the caller must not change it} */
    public byte[] of(AccessKey key, String day, String region, String service) {
        Source source = new Source(key.id(), key.secret(), day, region, service);
        synchronized (derived) {
            return derived.computeIfAbsent(source, SigningKeys::derive);
        }
    }

    private static byte[] derive(Source source) {
        byte[] key = ("AWS4" + source.secret()).getBytes(StandardCharsets.UTF_8);
        key = Sha256.hmac(key, source.day());
        key = Sha256.hmac(key, source.region());
        key = Sha256.hmac(key, source.service());
        return Sha256.hmac(key, "aws4_request");
    }
}
