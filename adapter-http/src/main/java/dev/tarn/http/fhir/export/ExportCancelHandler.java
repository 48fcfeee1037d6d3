package dev.tarn.http.fhir.export;

import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.ports.fhir.FhirExports;
import java.util.concurrent.Callable;

/** {@code DELETE export/job} ({@code data-plane.md} 2.2). */
public final class ExportCancelHandler implements Handler {

    @Override
    public Callable<Answer> read(FhirCall call) {
        return () -> {
            FhirExports exports = call.fhir().exports();
            JobId id = call.asked().path().exportJob();
            ExportJob job = exports.status(call.endpoint().store(), id);
            try {
                return Outcomes.answer(
                        202, ExportBody.cancelled(exports.cancel(call.endpoint().store(), id)));
            } catch (Conflict e) {
                throw new FhirRefusal(
                        409,
                        IssueCode.NOT_SUPPORTED,
                        "Interaction not supported. Export job " + id + " is " + job.status()
                                + "; only a job that is SUBMITTED, QUEUED or IN_PROGRESS can be cancelled");
            }
        };
    }
}
