package dev.tarn.http.fhir.history;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.header.FhirTime;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.interaction.InteractionPolicy;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Query;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.fhir.FhirHistory;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** {@code GET Type/id/_history}, {@code GET Type/_history} and {@code GET _history}. */
public final class HistoryHandler implements Handler {

    /** The verb of a history. */
    public static final Verb VERB = Verb.GET;

    /** The paths of a history. */
    public static final Set<PathShape> SHAPES =
            Set.of(PathShape.HISTORY, PathShape.TYPE_HISTORY, PathShape.SYSTEM_HISTORY);

    /** The interactions with resources of a type. */
    public static final Set<FhirInteraction> KINDS =
            Set.of(FhirInteraction.HISTORY_INSTANCE, FhirInteraction.HISTORY_TYPE);

    /** Also where {@code _count} is absent ({@code decisions.md} D40). */
    private static final int MOST = 100;

    /** {@return whether a request asks for a history} */
    public static boolean isHistory(RequestTarget asked, Verb verb) {
        return verb == VERB && SHAPES.contains(asked.path().shape());
    }

    @Override
    public boolean isLong(RequestTarget asked) {
        return true;
    }

    @Override
    public Callable<Answer> read(FhirCall call) {
        RequestTarget asked = call.asked();
        BiFunction<FhirHistory, DatastoreId, ResourceHistory> request = request(asked);
        return () ->
                Outcomes.answer(200, bundle(request, call.fhirWithinBudget().history(), call.endpoint(), asked));
    }

    /** {@return the Bundle that shows what the port answers} */
    public static AnswerBytes bundle(FhirHistory history, Endpoint endpoint, RequestTarget asked) {
        return bundle(request(asked), history, endpoint, asked);
    }

    private static AnswerBytes bundle(
            BiFunction<FhirHistory, DatastoreId, ResourceHistory> request,
            FhirHistory history,
            Endpoint endpoint,
            RequestTarget asked) {
        return HistoryBundle.of(request.apply(history, endpoint.store()), endpoint, path(asked), asked.query());
    }

    /** {@return the path below the endpoint: {@code Patient/_history}} */
    private static String path(RequestTarget asked) {
        return switch (asked.path().shape()) {
            case HISTORY -> asked.path().address() + "/_history";
            case TYPE_HISTORY -> asked.path().type() + "/_history";
            default -> "_history";
        };
    }

    /** {@return the request to the port} */
    private static BiFunction<FhirHistory, DatastoreId, ResourceHistory> request(RequestTarget asked) {
        Query query = asked.query();
        Optional<Instant> since = query.one("_since").map(text -> FhirTime.parse("_since", text));
        Optional<Instant> at = query.one("_at").map(text -> FhirTime.parse("_at", text));
        PageSize size =
                new PageSize(query.one("_count").map(HistoryHandler::count).orElse(MOST));
        Optional<PageToken> page = query.one("page").map(PageToken::new);
        if (asked.path().shape() == PathShape.HISTORY) {
            InteractionPolicy.require(asked.path().type(), FhirInteraction.HISTORY_INSTANCE);
            HistoryRequest request = new HistoryRequest(asked.path().address(), since, at, size, page);
            return (history, store) -> history.ofResource(store, request);
        }
        Optional<ResourceType> type = asked.path().shape() == PathShape.TYPE_HISTORY
                ? Optional.of(asked.path().type())
                : Optional.empty();
        type.ifPresent(one -> InteractionPolicy.require(one, FhirInteraction.HISTORY_TYPE));
        SystemHistoryRequest request = new SystemHistoryRequest(type, since, at, size, page);
        return (history, store) -> history.ofSystem(store, request);
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Told below, as any other count that cannot be.
        }
        throw FhirRefusal.bad(IssueCode.VALUE, "_count must be a number from 1 to " + MOST);
    }
}
