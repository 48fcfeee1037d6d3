package dev.tarn.http.route;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.json.AnswerWriter;
import java.util.List;

/** {@code /datastore/<id>/r4/...}, where the FHIR endpoint of a data store will be: a refusal that FHIR clients read. */
final class FhirNotYet {

    private static final String FHIR_JSON = "application/fhir+json";

    private FhirNotYet() {}

    static void addTo(Routes routes) {
        routes.below("/datastore/:datastoreId/r4", exchange -> exchange.answer(notSupported()));
    }

    private static Answer notSupported() {
        return Answer.of(501, FHIR_JSON, AnswerWriter.object(out -> {
            out.text("resourceType", "OperationOutcome");
            out.objects("issue", List.of("The FHIR endpoint is not there yet; import and export jobs are"), words -> {
                out.text("severity", "error");
                out.text("code", "not-supported");
                out.text("diagnostics", words);
            });
        }));
    }
}
