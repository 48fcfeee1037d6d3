package dev.tarn.http.caller;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.error.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads the caller from the header {@code Authorization}. The signature is not verified, and any secret is accepted:
 * every client that reaches Tarn may use it.
 */
public final class AuthorizationHeader {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String RIGHT = ALGORITHM
            + " Credential=<access key>/<yyyymmdd>/<region>/healthlake/aws4_request, SignedHeaders=<names>,"
            + " Signature=<hex>";
    private static final int ACCOUNT_DIGITS = 12;

    private AuthorizationHeader() {}

    /**
     * {@return the caller: in the region of the credential scope, and in the account that the access key names where it is
     * twelve digits}
     *
     * @param fallback for what the credentials do not name
     * @throws Refusal for a header that is absent, or is no SigV4 header
     */
    public static Caller caller(@Nullable String authorization, Scope fallback) {
        if (authorization == null) {
            throw new Refusal(
                    ErrorCode.MISSING_AUTHENTICATION_TOKEN,
                    "Request is missing Authentication Token; any access key and secret will do: Authorization: "
                            + RIGHT);
        }
        if (!authorization.startsWith(ALGORITHM + " ")) {
            throw incomplete("must begin with " + ALGORITHM);
        }
        part(authorization, "SignedHeaders=");
        part(authorization, "Signature=");
        String[] scope = part(authorization, "Credential=").split("/", -1);
        if (scope.length != 5 || !scope[4].equals("aws4_request") || scope[0].isEmpty()) {
            throw incomplete("must have a Credential of five parts that ends in aws4_request");
        }
        if (!scope[3].equals("healthlake")) {
            throw incomplete("must be scoped to the service healthlake, not '" + Excerpt.of(scope[3]) + "'");
        }
        return Caller.in(new Scope(
                isAccount(scope[0]) ? new AccountId(scope[0]) : fallback.account(),
                scope[2].isEmpty() ? fallback.region() : region(scope[2], fallback.region())));
    }

    private static String part(String authorization, String name) {
        int at = authorization.indexOf(name);
        if (at < 0 || !isSeparator(authorization.charAt(at - 1))) {
            throw incomplete("must have a " + name.substring(0, name.length() - 1));
        }
        int from = at + name.length();
        int to = from;
        while (to < authorization.length() && !isSeparator(authorization.charAt(to))) {
            to++;
        }
        if (from == to) {
            throw incomplete("must have a " + name.substring(0, name.length() - 1) + " that is not empty");
        }
        return authorization.substring(from, to);
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == ' ';
    }

    private static boolean isAccount(String accessKey) {
        return accessKey.length() == ACCOUNT_DIGITS && accessKey.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Region region(String text, Region usual) {
        if (text.equals(usual.value())) {
            return usual;
        }
        try {
            return new Region(text);
        } catch (Invalid e) {
            throw incomplete("must name a region such as us-east-1, not '" + Excerpt.of(text) + "'");
        }
    }

    private static Refusal incomplete(String words) {
        return new Refusal(ErrorCode.INCOMPLETE_SIGNATURE, "Authorization header " + words + ": " + RIGHT);
    }
}
