package dev.tarn.http.signature;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A request of the vectors, or of a mutation of one, with one character for each byte as a server receives it. */
record SignedRequest(String method, String target, List<List<String>> headers, String content) {

    static SignedRequest of(String method, String target, JsonNode headers, String body) {
        List<List<String>> list = new ArrayList<>();
        headers.forEach(
                pair -> list.add(List.of(pair.get(0).asText(), bytes(pair.get(1).asText()))));
        return new SignedRequest(method, bytes(target), list, bytes(body));
    }

    static SignedRequest of(JsonNode request) {
        return of(
                request.get("method").asText(),
                request.get("target").asText(),
                request.get("headers"),
                request.get("body").asText());
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    byte[] body() {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    RequestHead head() {
        return new RequestHead(method, target, new RequestHead.Headers() {
            @Override
            public List<String> all(String name) {
                return headers.stream()
                        .filter(pair -> pair.get(0).equalsIgnoreCase(name))
                        .map(pair -> pair.get(1))
                        .toList();
            }

            @Override
            public Collection<String> names() {
                return headers.stream().map(pair -> pair.get(0)).toList();
            }
        });
    }
}
