package dev.tarn.http.fhir.search;

import dev.tarn.domain.search.QueryString;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.fhir.path.PercentCode;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.fhir.SearchEntry;
import dev.tarn.ports.fhir.SearchPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page of a search as a Bundle of the type {@code searchset}. */
final class SearchBundle {

    private SearchBundle() {}

    private record Link(String relation, String url) {}

    /**
     * {@return the Bundle}
     *
     * @param path below the base that is searched: {@code Patient}, {@code Patient/1/Observation}; empty for the base
     */
    static AnswerBytes of(SearchPage page, Endpoint endpoint, String path) {
        String here = endpoint.base() + path;
        List<Link> links = new ArrayList<>(2);
        links.add(new Link("self", page.used().isEmpty() ? here : here + "?" + QueryString.of(page.used())));
        page.next().ifPresent(token -> links.add(new Link("next", here + next(page.count(), token.value()))));
        return AnswerWriter.parts(out -> {
            out.text("resourceType", "Bundle");
            out.text("type", "searchset");
            page.total().ifPresent(total -> out.number("total", total));
            out.objects("link", links, link -> {
                out.text("relation", link.relation());
                out.text("url", link.url());
            });
            if (!page.entries().isEmpty()) {
                out.objects("entry", page.entries(), entry -> write(entry, endpoint, out));
            }
        });
    }

    /** {@return the query of a link to the next page, which is a GET also after a POST ({@code data-plane.md} 3.3)} */
    static String next(int count, String token) {
        return "?_count=" + count + "&page=" + PercentCode.encode(token);
    }

    private static void write(SearchEntry entry, Endpoint endpoint, AnswerWriter out) {
        entry.address().ifPresent(address -> out.text("fullUrl", endpoint.url(address)));
        out.raw("resource", entry.json());
        out.object("search", search -> search.text("mode", entry.mode().name().toLowerCase(Locale.ROOT)));
    }
}
