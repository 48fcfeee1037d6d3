package dev.tarn.http.fhir.search;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.FhirEndpoint;
import java.util.concurrent.Callable;

/** {@code GET Patient/id/$everything} ({@code data-plane.md} 3.7). */
public final class EverythingHandler implements Handler {

    /** By which verb, and at which paths, it is asked. */
    public static final Verb VERB = Verb.GET;

    public static final PathShape SHAPE = PathShape.EVERYTHING;

    @Override
    public boolean isLong(RequestTarget asked) {
        return true;
    }

    @Override
    public Callable<Answer> read(FhirCall call) {
        EverythingRequest request = request(call.asked());
        return () -> Outcomes.answer(200, bundle(call.fhirWithinBudget(), call.endpoint(), request));
    }

    /** {@return the Bundle that answers an entry of a bundle} */
    public static AnswerBytes bundle(FhirEndpoint fhir, Endpoint endpoint, RequestTarget asked) {
        return bundle(fhir, endpoint, request(asked));
    }

    private static EverythingRequest request(RequestTarget asked) {
        ResourceAddress patient = asked.path().address();
        return new EverythingRequest(patient.id(), asked.query().parameters());
    }

    private static AnswerBytes bundle(FhirEndpoint fhir, Endpoint endpoint, EverythingRequest request) {
        return SearchBundle.of(
                fhir.search().everything(endpoint.store(), request),
                endpoint,
                "Patient/" + request.patient() + "/$everything");
    }
}
