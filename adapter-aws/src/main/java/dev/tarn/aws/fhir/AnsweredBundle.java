package dev.tarn.aws.fhir;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.QueryString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A Bundle that HealthLake answered: a history, a search, or the answer to a transaction. Resources keep their bytes.
 *
 * @param self the URL of the page itself, with the parameters that had an effect
 * @param next the URL of the next page
 */
record AnsweredBundle(OptionalLong total, Optional<String> self, Optional<String> next, List<Entry> entries) {

    AnsweredBundle {
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param texts the members of {@code request}, {@code response} and {@code search} that are texts, as {@code response.etag}
     */
    record Entry(Optional<byte[]> resource, Map<String, String> texts) {

        Entry {
            texts = Map.copyOf(texts);
        }

        Optional<String> text(String path) {
            return Optional.ofNullable(texts.get(path));
        }

        /** {@return a member that HealthLake guarantees} */
        String required(String path) throws IOException {
            return text(path).orElseThrow(() -> new IOException("an entry has no " + path));
        }
    }

    /**
     * {@return the bundle}
     *
     * @throws IOException if the body is not a bundle
     */
    static AnsweredBundle read(byte[] body) throws IOException {
        Map<String, String> links = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        List<Long> total = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        JsonTokenReader.object(body, (name, parser) -> {
            switch (name) {
                case "resourceType" -> JsonTokenReader.text(parser).ifPresent(text -> texts.put(name, text));
                case "total" -> {
                    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                        total.add(parser.getLongValue());
                    }
                }
                case "link" ->
                    JsonTokenReader.objects(parser, () -> {
                        Map<String, String> link = texts("", parser);
                        links.put(link.getOrDefault("relation", ""), link.getOrDefault("url", ""));
                    });
                case "entry" -> JsonTokenReader.objects(parser, () -> entries.add(entry(parser, body)));
                default -> parser.skipChildren();
            }
        });
        if (!"Bundle".equals(texts.get("resourceType"))) {
            throw new IOException("the answer is no Bundle");
        }
        return new AnsweredBundle(
                total.isEmpty() ? OptionalLong.empty() : OptionalLong.of(total.get(0)),
                Optional.ofNullable(links.get("self")),
                Optional.ofNullable(links.get("next")),
                entries);
    }

    /** {@return the token of the next page; empty on the last} */
    Optional<PageToken> nextPage() {
        return next.map(AnsweredBundle::parameters)
                .flatMap(parameters -> value("page", parameters))
                .map(PageToken::new);
    }

    /** {@return the parameters of a link} */
    static List<QueryParameter> parameters(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? List.of() : QueryString.parse(url.substring(mark + 1));
    }

    /** {@return the value of the first parameter of this name} */
    static Optional<String> value(String name, List<QueryParameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(QueryParameter::value)
                .findFirst();
    }

    private static Entry entry(JsonParser parser, byte[] document) throws IOException {
        List<byte[]> resource = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        JsonTokenReader.members(parser, (name, at) -> {
            switch (name) {
                case "resource" -> resource.add(JsonTokenReader.bytes(at, document));
                case "request", "response", "search" -> texts.putAll(texts(name + ".", at));
                default -> at.skipChildren();
            }
        });
        return new Entry(resource.stream().findFirst(), texts);
    }

    private static Map<String, String> texts(String prefix, JsonParser parser) throws IOException {
        Map<String, String> texts = new HashMap<>();
        JsonTokenReader.members(
                parser, (name, at) -> JsonTokenReader.text(at).ifPresent(text -> texts.put(prefix + name, text)));
        return texts;
    }
}
