package dev.tarn.http.signature;

import dev.tarn.http.signature.CanonicalRequests.Match;
import dev.tarn.http.signature.SignatureRefusal.Reason;
import dev.tarn.http.signature.canonical.CanonicalForm;
import dev.tarn.http.signature.canonical.CanonicalHeaders;
import dev.tarn.http.signature.canonical.CanonicalQuery;
import dev.tarn.http.signature.canonical.MalformedEscape;
import dev.tarn.http.signature.key.AccessKey;
import dev.tarn.http.signature.key.AccessKeys;
import dev.tarn.http.signature.key.Sha256;
import dev.tarn.http.signature.key.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies Signature Version 4, in the header {@code Authorization} or in the query of a presigned URL. The checks have
 * the order of {@code decisions.md} D53, and the first one that fails is told. Thread-safe.
 */
public final class SignatureVerifier {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String CONTENT_HASH = "x-amz-content-sha256";

    private final SigningRules rules;
    private final AccessKeys keys;
    private final SigningKeys signingKeys = new SigningKeys();
    private final SignatureTime time;

    /** A verifier of the requests to one service. */
    public SignatureVerifier(SigningRules rules, AccessKeys keys) {
        this.rules = rules;
        this.keys = keys;
        this.time = new SignatureTime(rules.skew());
    }

    /**
     * {@return by which key a request is signed}
     *
     * @param body as it was received, without its transfer coding
     * @param now the time of the machine
     * @throws SignatureRefusal for a request that is not signed as it must be
     */
    public VerifiedSignature verify(RequestHead request, byte[] body, Instant now) {
        return verify(request, () -> payloadHash(request, body), now);
    }

    /**
     * {@return by which key a request is signed, of which only the head was received}
     *
     * @param payloadHash the last line of the canonical request
     * @param now the time of the machine
     * @throws SignatureRefusal for a request that is not signed as it must be
     */
    public VerifiedSignature verify(RequestHead request, String payloadHash, Instant now) {
        return verify(request, () -> payloadHash, now);
    }

    private VerifiedSignature verify(RequestHead request, Supplier<String> payloadHash, Instant now) {
        try {
            CanonicalQuery query = request.query();
            query.canonical(true);
            SignatureParts parts = parts(request, query);
            time.require(parts, now.getEpochSecond());
            SignedHeaders signed = SignedHeaders.of(request, parts.signedHeaders());
            SignedHeaderRules.requireHost(signed);
            if (!parts.algorithm().equals(ALGORITHM)) {
                throw new SignatureRefusal(
                        Reason.INCOMPLETE,
                        "Unsupported AWS 'algorithm': '" + parts.algorithm() + "' (only AWS4-HMAC-SHA256 for now). ");
            }
            CredentialScope scope = CredentialScope.parse(parts.credential());
            List<String> hosts = signed.all("host");
            scope.require(rules.service(), parts.date().text(), hosts.isEmpty() ? "" : hosts.get(0));
            SignedHeaderRules.require(rules, request, signed);
            AccessKey key = key(scope.keyId());
            VerifiedSignature verified = matched(
                    new CanonicalRequests(request, rules.uri(), query, signed, payloadHash.get()), parts, scope, key);
            requireToken(parts.tokens(), key, now);
            return verified;
        } catch (MalformedEscape e) {
            throw new SignatureRefusal(Reason.MALFORMED_QUERY, "The URL cannot be decoded: " + e.getMessage());
        }
    }

    private static SignatureParts parts(RequestHead request, CanonicalQuery query) {
        List<String> authorization = request.headers().all("authorization");
        if (authorization.size() > 1) {
            throw new SignatureRefusal(Reason.INCOMPLETE, "There is more than one Authorization header.");
        }
        boolean presigned = PresignedParser.isPresigned(query);
        if (presigned && !authorization.isEmpty()) {
            throw new SignatureRefusal(
                    Reason.INVALID,
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
        if (presigned) {
            return PresignedParser.parse(query);
        }
        String header = authorization.isEmpty() ? "" : withoutSpaces(authorization.get(0));
        if (!header.startsWith("AWS4-")) {
            throw SignatureRefusal.of(
                    Reason.MISSING,
                    "Request is missing Authentication Token",
                    header.isEmpty() ? "" : "the header Authorization must begin with " + ALGORITHM);
        }
        return AuthorizationParser.parse(request, header);
    }

    private static String withoutSpaces(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (from < to && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    private AccessKey key(String id) {
        Optional<AccessKey> key = keys.find(id);
        return key.orElseThrow(() -> SignatureRefusal.of(
                Reason.UNKNOWN_KEY,
                "The security token included in the request is invalid.",
                "the access key '" + id + "' is not in " + keys.source() + "; use one that is"));
    }

    /** The payload is the body itself, whatever the header says: it must agree. */
    private static String payloadHash(RequestHead request, byte[] body) {
        String hash = Sha256.hex(body);
        for (String stated : request.headers().all(CONTENT_HASH)) {
            if (!CanonicalHeaders.value(stated).equals(hash)) {
                throw new SignatureRefusal(
                        Reason.CONTENT, "x-amz-content-sha256 is not the SHA-256 of the body: '" + stated + "'");
            }
        }
        return hash;
    }

    private VerifiedSignature matched(
            CanonicalRequests requests, SignatureParts parts, CredentialScope scope, AccessKey key) {
        String scopeText = scope.text();
        byte[] signingKey = signingKeys.of(key, scopeText);
        String canonical = requests.strict();
        String toSign = stringToSign(parts, scopeText, canonical);
        if (isRight(signingKey, toSign, parts)) {
            return verified(
                    new Match(canonical, CanonicalForm.strict()), parts, scope.region(), scopeText, key, signingKey);
        }
        Match other = requests.other(text -> isRight(signingKey, stringToSign(parts, scopeText, text), parts));
        if (other != null && (rules.lenient() || other.form().stream().allMatch(CanonicalForm::isAccepted))) {
            return verified(other, parts, scope.region(), scopeText, key, signingKey);
        }
        throw SignatureRefusal.of(Reason.MISMATCH, mismatch(canonical, toSign), hint(other));
    }

    private static VerifiedSignature verified(
            Match match, SignatureParts parts, String region, String scope, AccessKey key, byte[] signingKey) {
        return new VerifiedSignature(key, region, match.form(), parts, scope, match.canonical(), signingKey);
    }

    /** Compares in constant time. */
    private static boolean isRight(byte[] signingKey, String toSign, SignatureParts parts) {
        return MessageDigest.isEqual(
                Sha256.hmacHex(signingKey, toSign).getBytes(StandardCharsets.ISO_8859_1),
                parts.signature().getBytes(StandardCharsets.UTF_8));
    }

    private static String stringToSign(SignatureParts parts, String scope, String canonical) {
        return ALGORITHM + '\n' + parts.date().text() + '\n' + scope + '\n' + Sha256.hex(canonical);
    }

    private static String mismatch(String canonical, String toSign) {
        return "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                + " Access Key and signing method. Consult the service documentation for details."
                + "\n\nThe Canonical String for this request should have been\n'" + shown(canonical)
                + "'\n\nThe String-to-Sign should have been\n'" + toSign + "'\n";
    }

    private static String hint(@Nullable Match other) {
        if (other == null) {
            return "compare the canonical string with that of the client; where they are equal, the secret access key"
                    + " is another one";
        }
        StringBuilder hint = new StringBuilder();
        for (CanonicalForm form : other.form()) {
            if (!form.isAccepted()) {
                hint.append(hint.length() == 0 ? "" : "; ").append(form.hint());
            }
        }
        return hint + "; --auth-signatures lenient accepts it here";
    }

    private static String shown(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private void requireToken(List<String> tokens, AccessKey key, Instant now) {
        byte[] wanted = key.sessionToken().orElse("").getBytes(StandardCharsets.UTF_8);
        byte[] given = tokens.isEmpty() ? new byte[0] : tokens.get(0).getBytes(StandardCharsets.UTF_8);
        if (tokens.size() != (key.sessionToken().isPresent() ? 1 : 0) || !MessageDigest.isEqual(wanted, given)) {
            throw SignatureRefusal.of(
                    Reason.WRONG_TOKEN,
                    "The security token included in the request is invalid",
                    key.sessionToken().isPresent()
                            ? "this access key is temporary; the request must have its own token in the header"
                                    + " X-Amz-Security-Token"
                            : "this access key is not temporary; send no X-Amz-Security-Token");
        }
        if (key.expires().isPresent() && !now.isBefore(key.expires().get())) {
            throw SignatureRefusal.of(
                    Reason.EXPIRED_KEY,
                    "The security token included in the request is expired",
                    "this access key was valid until " + key.expires().get()
                            + "; use new credentials, or set a later tarn_expires in " + keys.source());
        }
    }
}
