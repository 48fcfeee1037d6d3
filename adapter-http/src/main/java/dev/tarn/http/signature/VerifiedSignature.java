package dev.tarn.http.signature;

import dev.tarn.http.signature.canonical.CanonicalForm;
import dev.tarn.http.signature.key.AccessKey;
import java.util.Set;

/** A signature that is right. */
public final class VerifiedSignature {

    private final AccessKey key;
    private final String region;
    private final Set<CanonicalForm> form;
    private final SignatureParts parts;
    private final String scope;
    private final String canonicalRequest;
    private final byte[] signingKey;

    VerifiedSignature(
            AccessKey key,
            String region,
            Set<CanonicalForm> form,
            SignatureParts parts,
            String scope,
            String canonicalRequest,
            byte[] signingKey) {
        this.key = key;
        this.region = region;
        this.form = form;
        this.parts = parts;
        this.scope = scope;
        this.canonicalRequest = canonicalRequest;
        this.signingKey = signingKey;
    }

    /** {@return the key by which the request is signed} */
    public AccessKey key() {
        return key;
    }

    /** {@return the region for which it is signed} */
    public String region() {
        return region;
    }

    /** {@return how the canonical request departs from the documented one; empty where it does not} */
    public Set<CanonicalForm> form() {
        return Set.copyOf(form);
    }

    /** {@return whether the signature is in the query} */
    public boolean isPresigned() {
        return parts.presigned();
    }

    /** {@return the signature of the head, 64 hexadecimal digits in lower case} */
    public String signature() {
        return parts.signature();
    }

    /** {@return what is signed, with one character for each byte} */
    public String canonicalRequest() {
        return canonicalRequest;
    }

    /** {@return the signatures of the chunks of the body, where it is streamed} */
    public ChunkSignatures chunks() {
        return new ChunkSignatures(signingKey, parts.date().text(), scope, parts.signature());
    }
}
