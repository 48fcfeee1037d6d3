package dev.tarn.http.fhir.export;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.path.FhirPath;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.fhir.ResourceJson;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code GET export/job/Type/file}: a file of an export that was started by GET ({@code data-plane.md} 2.2). */
public final class ExportFileHandler implements Handler {

    private static final List<Answer.Header> NDJSON = List.of(new Answer.Header(
            HttpHeaders.CONTENT_TYPE, HttpHeaders.createOptimized("application/fhir+ndjson; charset=utf-8")));

    /** Reads a file of megabytes. */
    @Override
    public boolean isLong(RequestTarget asked) {
        return true;
    }

    @Override
    public Callable<Answer> read(FhirCall call) {
        FhirPath path = call.asked().path();
        return () -> {
            ResourceJson lines = call.fhir()
                    .exports()
                    .file(call.endpoint().store(), path.exportJob(), path.exportFile(), call.budget());
            return new Answer(200, NDJSON, AnswerBytes.of(lines));
        };
    }
}
