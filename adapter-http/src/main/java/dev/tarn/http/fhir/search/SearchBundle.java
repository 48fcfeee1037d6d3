package dev.tarn.http.fhir.search;

import dev.tarn.domain.search.QueryString;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.fhir.interaction.PageBundle;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.fhir.SearchPage;
import java.util.Optional;

/** A page of a search as a Bundle of the type {@code searchset}. */
final class SearchBundle {

    private SearchBundle() {}

    /**
     * {@return the Bundle}
     *
     * @param path below the base that is searched: {@code Patient}, {@code Patient/1/Observation}; empty for the base
     */
    static AnswerBytes of(SearchPage page, Endpoint endpoint, String path) {
        String here = endpoint.base() + path;
        EntryFrame frame = new EntryFrame(endpoint);
        return new PageBundle(
                        "searchset",
                        page.total(),
                        Optional.of(page.used().isEmpty() ? here : here + "?" + QueryString.of(page.used())),
                        page.next().map(token -> here + PageBundle.query(page.count(), token)))
                .ofRaw(page.entries(), frame.length(page.entries()), frame::write);
    }
}
