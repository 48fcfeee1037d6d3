package dev.tarn.domain.search;

import dev.tarn.domain.failure.Invalid;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Query strings: parameters joined by {@code &}, percent-encoded. */
public final class QueryString {

    /** More than any search may have; more are not read, since each costs a hundred times its bytes. */
    private static final int MOST = 10_000;

    /** Beside letters and digits. */
    private static final String UNCHANGED = ".-*_:/,$";

    private QueryString() {}

    /**
     * {@return the parameters of a query string, in their order; a plus is a space}
     *
     * @throws Invalid for a percent sign without two hexadecimal digits behind it, and for more than 10,000 parameters
     */
    public static List<QueryParameter> parse(String text) {
        if (text.chars().filter(c -> c == '&').limit(MOST).count() == MOST) {
            throw new Invalid("The query has more than " + MOST + " parameters");
        }
        List<QueryParameter> parameters = new ArrayList<>();
        for (String part : text.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                parameters.add(
                        new QueryParameter(decoded(name), equals < 0 ? "" : decoded(part.substring(equals + 1))));
            }
        }
        return parameters;
    }

    /**
     * {@return the query string of these parameters, without a question mark} A space is {@code %20}, since signatures of
     * AWS do not take a plus for one. The separators of FHIR's values stay readable where a query may hold them.
     */
    public static String of(List<QueryParameter> parameters) {
        StringBuilder text = new StringBuilder();
        for (QueryParameter parameter : parameters) {
            text.append(text.length() == 0 ? "" : "&")
                    .append(encoded(parameter.name()))
                    .append('=')
                    .append(encoded(parameter.value()));
        }
        return text.toString();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Invalid("The query cannot be decoded: a % must be followed by two hexadecimal digits, and '"
                    + (text.length() <= 64 ? text : text.substring(0, 64) + "...") + "' has another one");
        }
    }

    private static String encoded(String text) {
        // Most values, and all page tokens, stay as they are.
        for (int i = 0; i < text.length(); i++) {
            if (!isUnchanged(text.charAt(i))) {
                return percentEncoded(text);
            }
        }
        return text;
    }

    private static boolean isUnchanged(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNCHANGED.indexOf(c) >= 0;
    }

    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%2F", "/")
                .replace("%2C", ",")
                .replace("%24", "$");
    }
}
