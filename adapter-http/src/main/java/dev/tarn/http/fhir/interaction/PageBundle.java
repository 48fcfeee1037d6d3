package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.QueryString;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.fhir.ResourceJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * One page of a list as a Bundle.
 *
 * @param type of the Bundle: {@code searchset}
 * @param total the number of matches on all pages; empty where it is not known
 * @param self the URL of this page
 * @param next the URL of the next page; empty on the last
 */
public record PageBundle(String type, OptionalLong total, Optional<String> self, Optional<String> next) {

    /** About the bytes of a Bundle without its entries: most of them are the links. */
    private static final int HEAD = 1024;

    private record Link(String relation, String url) {}

    /**
     * {@return the Bundle with these entries}
     *
     * @param write writes the members of an entry
     */
    public <T> AnswerBytes of(List<T> entries, BiConsumer<T, AnswerWriter> write) {
        return AnswerWriter.parts(out -> {
            head(out);
            if (!entries.isEmpty()) {
                out.objects("entry", entries, entry -> write.accept(entry, out));
            }
        });
    }

    /**
     * {@return the Bundle with these entries, which are written as they are, in UTF-8}
     *
     * @param bytes of all entries, about
     * @param entry writes an entry whole, with its braces
     */
    public <T> AnswerBytes ofRaw(List<T> entries, long bytes, BiConsumer<T, ResourceJson.Output> entry) {
        return AnswerWriter.parts(HEAD + bytes, out -> {
            head(out);
            if (!entries.isEmpty()) {
                out.rawObjects("entry", entries, entry);
            }
        });
    }

    private void head(AnswerWriter out) {
        List<Link> links = new ArrayList<>(2);
        self.ifPresent(url -> links.add(new Link("self", url)));
        next.ifPresent(url -> links.add(new Link("next", url)));
        out.text("resourceType", "Bundle");
        out.text("type", type);
        total.ifPresent(number -> out.number("total", number));
        if (!links.isEmpty()) {
            out.objects("link", links, link -> {
                out.text("relation", link.relation());
                out.text("url", link.url());
            });
        }
    }

    /** {@return the query of a next link that has {@code _count} and {@code page} alone ({@code data-plane.md} 3.3)} */
    public static String query(int count, PageToken page) {
        return "?"
                + QueryString.of(List.of(
                        new QueryParameter("_count", String.valueOf(count)), new QueryParameter("page", page.value())));
    }
}
