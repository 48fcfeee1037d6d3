package dev.tarn.http.tls;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/**
 * A certificate chain and its private key. Immutable.
 *
 * @param chain in PEM, the certificate of the server first
 * @param key in PEM: PKCS#8, PKCS#1 or SEC1, without a password
 */
public record TlsCertificate(String chain, String key) {

    /** {@return Vert.x's options for this certificate} */
    public PemKeyCertOptions options() {
        return new PemKeyCertOptions().setCertValue(Buffer.buffer(chain)).setKeyValue(Buffer.buffer(key));
    }

    /**
     * Checks that the certificate and the key can be read, belong together, and are valid now.
     *
     * @throws IllegalArgumentException that says which of them is wrong
     */
    public void check(Vertx vertx, Instant now) {
        if (!chain.contains("BEGIN CERTIFICATE")) {
            throw new IllegalArgumentException(
                    "the certificate is not PEM: the file must have -----BEGIN CERTIFICATE-----");
        }
        if (!key.contains("PRIVATE KEY-----") || key.contains("ENCRYPTED")) {
            throw new IllegalArgumentException("the private key is not PEM without a password: the file must have"
                    + " -----BEGIN PRIVATE KEY-----, as from openssl pkey");
        }
        X509KeyManager manager = manager(vertx)
                .orElseThrow(() -> new IllegalArgumentException("there is no certificate with a private key"));
        String alias = alias(manager);
        X509Certificate certificate = manager.getCertificateChain(alias)[0];
        if (!belongTogether(manager.getPrivateKey(alias), certificate)) {
            throw new IllegalArgumentException("the private key is not that of the certificate of "
                    + certificate.getSubjectX500Principal().getName());
        }
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            throw new IllegalArgumentException(
                    "the certificate expired at " + certificate.getNotAfter().toInstant());
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw new IllegalArgumentException("the certificate is not valid before "
                    + certificate.getNotBefore().toInstant());
        }
    }

    private Optional<X509KeyManager> manager(Vertx vertx) {
        try {
            for (KeyManager manager : options().getKeyManagerFactory(vertx).getKeyManagers()) {
                if (manager instanceof X509KeyManager found) {
                    return Optional.of(found);
                }
            }
            return Optional.empty();
        } catch (Exception e) {
            throw new IllegalArgumentException(
                    "the certificate or the private key cannot be read: " + e.getMessage(), e);
        }
    }

    private static String alias(X509KeyManager manager) {
        for (String type : new String[] {"EC", "RSA", "EdDSA", "Ed25519", "RSASSA-PSS", "DSA"}) {
            String[] aliases = manager.getServerAliases(type, null);
            if (aliases != null && aliases.length > 0) {
                return aliases[0];
            }
        }
        throw new IllegalArgumentException("the key is of an algorithm that TLS does not use: use RSA or EC");
    }

    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        byte[] text = new byte[32];
        ThreadLocalRandom.current().nextBytes(text);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
