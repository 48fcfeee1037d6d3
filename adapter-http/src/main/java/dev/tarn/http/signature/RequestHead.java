package dev.tarn.http.signature;

import dev.tarn.http.signature.canonical.CanonicalQuery;
import java.util.Collection;
import java.util.List;

/**
 * The head of a request as it was received. Texts have one character for each byte.
 *
 * @param target the request target of the request line, not decoded
 */
public record RequestHead(String method, String target, Headers headers) {

    private static final String SCHEME_END = "://";

    /** The headers of a request. */
    public interface Headers {

        /** {@return the values of a header in their order; the case of the name does not matter} */
        List<String> all(String name);

        /** {@return the names of all headers, as they were sent} */
        Collection<String> names();
    }

    /** {@return the path as it was sent; of an absolute-form target the part behind the authority} */
    String path() {
        int end = target.indexOf('?');
        String before = end < 0 ? target : target.substring(0, end);
        int scheme = before.startsWith("/") ? -1 : before.indexOf(SCHEME_END);
        if (scheme < 0) {
            return before.isEmpty() ? "/" : before;
        }
        int slash = before.indexOf('/', scheme + SCHEME_END.length());
        return slash < 0 ? "/" : before.substring(slash);
    }

    CanonicalQuery query() {
        int mark = target.indexOf('?');
        return CanonicalQuery.of(mark < 0 ? "" : target.substring(mark + 1));
    }
}
