package dev.tarn.http.fhir.export;

import dev.tarn.domain.job.ExportJob;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.outcome.Outcomes;
import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.Callable;

/** {@code GET export/job}: 202 while the job runs, and then 200 with the manifest ({@code decisions.md} D48). */
public final class ExportStatusHandler implements Handler {

    private static final CharSequence PROGRESS = HttpHeaders.createOptimized("X-Progress");

    /** In seconds. */
    private static final CharSequence SOON = HttpHeaders.createOptimized("1");

    @Override
    public Callable<Answer> read(FhirCall call) {
        return () -> {
            ExportJob job = call.fhir()
                    .exports()
                    .status(call.endpoint().store(), call.asked().path().exportJob());
            byte[] body = ExportBody.status(job, call.endpoint());
            return job.state().hasEnded()
                    ? Outcomes.answer(200, body)
                    : Outcomes.answer(202, body)
                            .with(PROGRESS, job.status() + ", " + job.files().size() + " files written")
                            .with(HttpHeaders.RETRY_AFTER, SOON);
        };
    }
}
