package dev.tarn.http.fhir.search;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.SearchHandling;
import java.util.Map;
import java.util.concurrent.Callable;

/** A search by GET or POST: of a type, of the types of {@code _type}, of a compartment ({@code decisions.md} D45). */
public final class SearchHandler implements Handler {

    /** In bytes: the parameters of a longer form are parsed by a worker. */
    private static final int SHORT_FORM = 4 * 1024;

    private final Verb verb;

    /** A handler of the searches of one verb. */
    public SearchHandler(Verb verb) {
        this.verb = verb;
    }

    /** {@return the shapes of paths that are searched by GET, each with that of the same search by POST} */
    public static Map<PathShape, PathShape> shapes() {
        return SearchTarget.SHAPES;
    }

    /** {@return whether an entry of a bundle is a search} */
    public static boolean isSearch(RequestTarget asked, Verb verb) {
        return verb == Verb.GET && SearchTarget.SHAPES.containsKey(asked.path().shape());
    }

    @Override
    public boolean isLong(RequestTarget asked) {
        return true;
    }

    @Override
    public boolean stopsBeforeBlocking(RequestTarget asked) {
        return asked.content().json().length() <= SHORT_FORM;
    }

    @Override
    public Callable<Answer> read(FhirCall call) {
        SearchTarget target = SearchTarget.of(call.asked(), verb, call.prefer().handling());
        return () -> Outcomes.answer(200, bundle(call.fhirWithinBudget(), call.endpoint(), target));
    }

    /** {@return the Bundle that answers an entry of a bundle} */
    public static AnswerBytes bundle(
            FhirEndpoint fhir, Endpoint endpoint, RequestTarget asked, SearchHandling handling) {
        return bundle(fhir, endpoint, SearchTarget.of(asked, Verb.GET, handling));
    }

    /** Validates the parameters of an entry of a bundle. */
    public static void check(FhirEndpoint fhir, Endpoint endpoint, RequestTarget asked, SearchHandling handling) {
        fhir.search()
                .check(
                        endpoint.store(),
                        SearchTarget.of(asked, Verb.GET, handling).request());
    }

    private static AnswerBytes bundle(FhirEndpoint fhir, Endpoint endpoint, SearchTarget target) {
        return SearchBundle.of(fhir.search().search(endpoint.store(), target.request()), endpoint, target.path());
    }
}
