package dev.tarn.http.signature.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 and its HMAC. Each thread reuses one object of either: making them takes longer than a short text. */
public final class Sha256 {

    private static final String HMAC = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::digest);
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(Sha256::mac);

    private Sha256() {}

    /** {@return the digest as 64 digits in lower case} */
    public static String hex(byte[] bytes) {
        return HEX.formatHex(DIGEST.get().digest(bytes));
    }

    /** {@return the digest of a text with one character for each byte} */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** {@return the HMAC of a text with one character for each byte} */
    public static byte[] hmac(byte[] key, String text) {
        Mac mac = MAC.get();
        try {
            mac.init(new SecretKeySpec(key, HMAC));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every key of this kind is valid", e);
        }
        return mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1));
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
}
