package dev.tarn.http.signature.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** SHA-256 and its HMAC. Each thread reuses one object of either: making them takes longer than a short text. */
public final class Sha256 {

    private static final String HMAC = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::digest);
    private static final ThreadLocal<KeyedMac> MAC = ThreadLocal.withInitial(() -> new KeyedMac(mac()));
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private Sha256() {}

    /** {@return the digest as 64 digits in lower case} */
    public static String hex(byte[] bytes) {
        // Most requests have no body.
        return bytes.length == 0 ? OF_NOTHING : HEX.formatHex(DIGEST.get().digest(bytes));
    }

    /** {@return the digest of a text with one character for each byte} */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * {@return the HMAC of a text with one character for each byte}
     *
     * @param key must never change, since a thread keeps the last one
     */
    public static byte[] hmac(byte[] key, String text) {
        return MAC.get().of(key, text);
    }

    /** {@return the HMAC as 64 digits in lower case} */
    public static String hmacHex(byte[] key, String text) {
        return HEX.formatHex(hmac(key, text));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private static Mac mac() {
        try {
            return Mac.getInstance(HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    /** A MAC that is set up again only for another key: most requests to a server are signed by a few keys. */
    private static final class KeyedMac {

        private final Mac mac;
        private byte @Nullable [] last;

        private KeyedMac(Mac mac) {
            this.mac = mac;
        }

        @SuppressWarnings("ReferenceEquality") // Signing keys are kept, so that the same key is the same array.
        private byte[] of(byte[] key, String text) {
            if (key != last) {
                last = null;
                try {
                    mac.init(new SecretKeySpec(key, HMAC));
                } catch (InvalidKeyException e) {
                    throw new IllegalStateException("every key of this kind is valid", e);
                }
                last = key;
            }
            return mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
