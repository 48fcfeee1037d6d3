package dev.tarn.http.fhir.token;

import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Authorization: Bearer} (RFC 6750 2.1). */
public final class BearerToken {

    private static final String SCHEME = "bearer";
    private static final Pattern FORM = Pattern.compile("(?i)bearer +([A-Za-z0-9._~+/-]{1,16384}=*)");

    private BearerToken() {}

    /**
     * {@return the token; empty where the request has no bearer, or has a presigned query as well}
     *
     * @param authorization the values of the header, in their order
     * @param query the query string as it was sent
     * @throws FhirRefusal with 401 for a bearer that is malformed, or beside another header
     */
    public static Optional<String> of(List<String> authorization, String query) {
        // A bearer beside a presigned query is a matter of signatures, which refuse it.
        if (authorization.stream().noneMatch(BearerToken::isBearer) || query.contains("X-Amz-Algorithm=")) {
            return Optional.empty();
        }
        if (authorization.size() > 1) {
            throw refusal("There is more than one Authorization header");
        }
        Matcher form = FORM.matcher(authorization.get(0).strip());
        if (!form.matches()) {
            throw refusal("Accepted is Bearer and a token of at most 16384 characters");
        }
        return Optional.of(form.group(1));
    }

    private static boolean isBearer(String authorization) {
        String value = authorization.strip();
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (value.length() == SCHEME.length() || value.charAt(SCHEME.length()) == ' ');
    }

    static FhirRefusal refusal(String reason) {
        return new FhirRefusal(401, IssueCode.FORBIDDEN, "Invalid authorization header. " + reason);
    }
}
