package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.outcome.FhirFailure;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.DeletedMatches;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/**
 * {@code DELETE Type?condition}: of the only match, or with {@code _count} of several, which a {@code batch-response}
 * answers. Its next link is followed with DELETE ({@code data-plane.md} 3.2).
 */
public final class DeleteMatchesHandler implements Handler {

    private final Handler single = new SingleHandler<>(new DeleteMatch());

    @Override
    public boolean isLong(RequestTarget asked) {
        return true;
    }

    @Override
    public Callable<Answer> read(FhirCall call) {
        RequestTarget asked = call.asked();
        if (asked.query().one(DeleteMatch.COUNT).isEmpty()
                && asked.query().one("page").isEmpty()) {
            return single.read(call);
        }
        ResourceType type = asked.path().type();
        InteractionPolicy.require(type, FhirInteraction.DELETE);
        if (asked.conditions().ifMatch().isPresent()
                || asked.conditions().ifNoneMatch().isPresent()) {
            throw FhirRefusal.bad(
                    IssueCode.VALUE,
                    "A delete with _count takes no If-Match and no If-None-Match: it may have several matches");
        }
        DeleteMatches request = new DeleteMatches(type, asked.condition("delete"));
        return () -> Outcomes.answer(
                200,
                bundle(
                        call.fhirWithinBudget()
                                .conditionals()
                                .deleteMatches(call.endpoint().store(), request),
                        call,
                        type));
    }

    private static AnswerBytes bundle(DeletedMatches deleted, FhirCall call, ResourceType type) {
        String here = call.endpoint().base() + type;
        return new PageBundle(
                        "batch-response",
                        OptionalLong.empty(),
                        Optional.empty(),
                        deleted.next().map(token -> here + PageBundle.query(deleted.count(), token)))
                .of(deleted.entries(), (entry, out) -> write(entry, call, out));
    }

    private static void write(DeletedMatches.Entry entry, FhirCall call, AnswerWriter out) {
        Optional<FhirFailure> failure = entry.failure().map(known -> FhirFailure.of(known, call.requestId()));
        out.object("response", response -> {
            response.text("status", failure.map(FhirFailure::status).orElse(204));
            response.text("location", entry.address());
            failure.ifPresent(known -> response.object("outcome", outcome -> Outcomes.write(known, outcome)));
        });
    }
}
