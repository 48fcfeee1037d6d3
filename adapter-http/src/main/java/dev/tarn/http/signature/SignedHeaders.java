package dev.tarn.http.signature;

import java.util.ArrayList;
import java.util.List;

/**
 * The headers that a signature names, with the values of the request. Each header is looked up once, since the look-ups were a
 * fifth of what a verification takes besides its hashes.
 *
 * @param text the names as they were sent, divided by semicolons
 * @param names of the headers
 * @param values of each of the names; empty for a header that is not there
 */
record SignedHeaders(String text, List<String> names, List<List<String>> values) {

    static SignedHeaders of(RequestHead request, String text) {
        List<String> names = List.of(text.split(";", -1));
        List<List<String>> values = new ArrayList<>(names.size());
        for (String name : names) {
            values.add(request.headers().all(name));
        }
        return new SignedHeaders(text, names, values);
    }

    /** {@return the values of a header; empty for one that is not signed} */
    List<String> all(String name) {
        int at = names.indexOf(name);
        return at < 0 ? List.of() : values.get(at);
    }
}
