package dev.tarn.aws.fhir;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.QueryString;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchEntry;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches, and {@code $everything}, and the Bundles that answer them ({@code data-plane.md} 3.3, 3.7). */
final class SearchCall {

    /** Characters of a query that is sent by GET; a longer one is a form. */
    private static final int LONGEST = 4_000;

    static final int DEFAULT_COUNT = 100;
    private static final String COUNT = "_count";

    private SearchCall() {}

    static EndpointRequest of(SearchRequest request) {
        String path = request.compartment()
                .map(owner -> Headers.path(owner) + "/"
                        + request.type().map(ResourceType::name).orElse("*"))
                .orElse(request.type().map(ResourceType::name).orElse(""));
        String query = QueryString.of(request.parameters());
        EndpointRequest call = query.length() <= LONGEST
                ? EndpointRequest.get(query.isEmpty() ? path : path + "?" + query)
                : form(path.isEmpty() ? "_search" : path + "/_search", query);
        return request.handling() == SearchHandling.STRICT ? call.with(Map.of("Prefer", "handling=strict")) : call;
    }

    private static EndpointRequest form(String path, String query) {
        Map<String, String> headers =
                Map.of("Accept", AwsFhirResources.FHIR_JSON, "Content-Type", "application/x-www-form-urlencoded");
        return new EndpointRequest(EndpointRequest.Method.POST, path, headers, ResourceJson.of(query));
    }

    static EndpointRequest of(EverythingRequest request) {
        return EndpointRequest.get(Headers.path("Patient/" + request.patient() + "/$everything", request.parameters()));
    }

    /**
     * {@return the page that the answer is}
     *
     * @param sent the parameters of the request
     * @throws IOException if the body is not a page
     */
    static SearchPage read(byte[] body, List<QueryParameter> sent) throws IOException {
        AnsweredBundle bundle = AnsweredBundle.read(body);
        List<SearchEntry> entries = new ArrayList<>(bundle.entries().size());
        for (AnsweredBundle.Entry entry : bundle.entries()) {
            entries.add(entry(entry));
        }
        List<QueryParameter> used =
                bundle.self().map(AnsweredBundle::parameters).orElse(sent);
        return new SearchPage(
                bundle.total(),
                entries,
                used,
                sent.stream().filter(parameter -> !used.contains(parameter)).toList(),
                bundle.next()
                        .map(AnsweredBundle::parameters)
                        .flatMap(SearchCall::count)
                        .or(() -> count(used))
                        .or(() -> count(sent))
                        .orElse(DEFAULT_COUNT),
                bundle.nextPage());
    }

    private static SearchEntry entry(AnsweredBundle.Entry entry) throws IOException {
        byte[] resource = entry.resource().orElseThrow(() -> new IOException("an entry has no resource"));
        SearchEntry.Mode mode = switch (entry.text("search.mode").orElse("match")) {
            case "include" -> SearchEntry.Mode.INCLUDE;
            case "outcome" -> SearchEntry.Mode.OUTCOME;
            default -> SearchEntry.Mode.MATCH;
        };
        return mode == SearchEntry.Mode.OUTCOME
                ? new SearchEntry(mode, Optional.empty(), ResourceJson.of(resource))
                : new SearchEntry(mode, Optional.of(Stored.address(resource)), ResourceJson.of(resource));
    }

    static Optional<Integer> count(List<QueryParameter> parameters) {
        return AnsweredBundle.value(COUNT, parameters)
                .filter(text -> text.matches("[1-9][0-9]{0,2}"))
                .map(Integer::valueOf);
    }
}
