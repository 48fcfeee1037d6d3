package dev.tarn.http.fhir.search;

import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.http.fhir.interaction.Content;
import dev.tarn.http.fhir.interaction.InteractionPolicy;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.path.FhirPath;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Query;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a search looks, and with which parameters.
 *
 * @param path below the base, without {@code _search}
 */
record SearchTarget(SearchRequest request, String path) {

    /** Each shape of a search by GET, and that of the same search by POST. */
    static final Map<PathShape, PathShape> SHAPES = Map.of(
            PathShape.BASE, PathShape.SYSTEM_SEARCH,
            PathShape.TYPE, PathShape.TYPE_SEARCH,
            PathShape.COMPARTMENT, PathShape.COMPARTMENT_SEARCH);

    private static final String FORM = "application/x-www-form-urlencoded";

    static SearchTarget of(RequestTarget asked, Verb verb, SearchHandling handling) {
        List<QueryParameter> parameters = verb == Verb.POST
                ? posted(asked.query(), asked.content())
                : asked.query().parameters();
        FhirPath path = asked.path();
        Optional<ResourceType> type = Optional.empty();
        Optional<ResourceAddress> compartment = Optional.empty();
        switch (path.shape()) {
            case BASE, SYSTEM_SEARCH -> {}
            case TYPE, TYPE_SEARCH -> type = Optional.of(path.type());
            case COMPARTMENT, COMPARTMENT_SEARCH -> {
                type = path.member();
                compartment = Optional.of(path.address());
            }
            default -> throw new IllegalArgumentException("no search: " + path.shape());
        }
        type.ifPresent(known -> InteractionPolicy.require(known, FhirInteraction.SEARCH_TYPE));
        String where = compartment
                .map(resource ->
                        resource + "/" + path.member().map(ResourceType::name).orElse("*"))
                .orElse(type.map(ResourceType::name).orElse(""));
        return new SearchTarget(new SearchRequest(type, compartment, parameters, handling), where);
    }

    /** {@return the parameters of a form, or those of the URL: HealthLake takes one of the two} */
    private static List<QueryParameter> posted(Query query, Content content) {
        if (content.json().length() == 0) {
            return query.parameters();
        }
        if (!content.type().filter(SearchTarget::isForm).isPresent()) {
            throw new FhirRefusal(
                    415,
                    IssueCode.NOT_SUPPORTED,
                    "Incorrect MIME-type. Update request Content-Type header. A search by POST takes its parameters as "
                            + FORM + ", or in the URL with an empty body");
        }
        if (!query.isEmpty()) {
            throw FhirRefusal.bad(
                    IssueCode.VALUE,
                    "A search by POST takes its parameters in the body or in the URL, and this one has both");
        }
        return Query.parse(new String(content.json().utf8(), StandardCharsets.UTF_8))
                .parameters();
    }

    private static boolean isForm(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().equalsIgnoreCase(FORM);
    }
}
