package dev.tarn.http.fhir.history;

import dev.tarn.domain.fhir.FhirInteraction;
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
import java.util.concurrent.Callable;

/** {@code GET Type/id/_history}. */
public final class HistoryHandler implements Handler {

    /** By which verb, and at which paths, it is asked. */
    public static final Verb VERB = Verb.GET;

    public static final PathShape SHAPE = PathShape.HISTORY;

    /** What FHIR calls it. */
    public static final FhirInteraction KIND = FhirInteraction.HISTORY_INSTANCE;

    /** Also where {@code _count} is absent ({@code decisions.md} D40). */
    private static final int MOST = 100;

    @Override
    public boolean isLong(RequestTarget asked) {
        return true;
    }

    @Override
    public Callable<Answer> read(FhirCall call) {
        HistoryRequest request = request(call.asked());
        return () ->
                Outcomes.answer(200, bundle(call.fhirWithinBudget().history(), call.endpoint(), call.asked(), request));
    }

    /** {@return what the caller asks, as the port wants it} */
    public static HistoryRequest request(RequestTarget asked) {
        InteractionPolicy.require(asked.path().type(), KIND);
        Query query = asked.query();
        return new HistoryRequest(
                asked.path().address(),
                query.one("_since").map(text -> FhirTime.parse("_since", text)),
                query.one("_at").map(text -> FhirTime.parse("_at", text)),
                new PageSize(query.one("_count").map(HistoryHandler::count).orElse(MOST)),
                query.one("page").map(PageToken::new));
    }

    /** {@return the Bundle that shows what the port answers} */
    public static AnswerBytes bundle(
            FhirHistory history, Endpoint endpoint, RequestTarget asked, HistoryRequest request) {
        return HistoryBundle.of(
                history.ofResource(endpoint.store(), request), endpoint, request.address(), asked.query());
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
