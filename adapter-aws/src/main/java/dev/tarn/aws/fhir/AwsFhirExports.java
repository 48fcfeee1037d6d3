package dev.tarn.aws.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.ports.fhir.FhirExports;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StartExportRequest;
import dev.tarn.ports.job.JobReceipt;
import java.util.Map;

/** {@code $export} at HealthLake. Thread-safe. */
record AwsFhirExports(FhirExchange exchange) implements FhirExports {

    private static final String JOBS = "export/";

    @Override
    public JobReceipt start(DatastoreId store, StartExportRequest request) {
        FhirReply reply = exchange.send(store, ExportCall.start(request));
        return exchange.reading(
                "$export", () -> ExportAnswer.read(reply.body().utf8()).receipt());
    }

    @Override
    public ExportJob status(DatastoreId store, JobId job) {
        FhirReply reply = exchange.send(store, EndpointRequest.get(JOBS + job));
        return exchange.reading(
                "the status of an export",
                () -> ExportAnswer.read(reply.body().utf8()).job());
    }

    /** HealthLake refuses a job that has ended with the issue {@code not-supported}, under an unknown status. */
    @Override
    public JobReceipt cancel(DatastoreId store, JobId job) {
        FhirReply reply = exchange.answer(store, EndpointRequest.delete(JOBS + job));
        if (!reply.isSuccess()) {
            HealthLakeException failure = FhirFailures.of(reply, exchange.place());
            throw Outcome.read(reply.body().utf8()).has("not-supported") ? new Conflict(failure.getMessage()) : failure;
        }
        return exchange.reading(
                "the cancellation of an export",
                () -> ExportAnswer.read(reply.body().utf8()).receipt());
    }

    @Override
    public ResourceJson file(DatastoreId store, JobId job, String path, RequestBudget budget) {
        EndpointRequest call =
                EndpointRequest.get(JOBS + job + "/" + path).with(Map.of("Accept", "application/fhir+ndjson"));
        ResourceJson file = exchange.send(store, call).body();
        budget.reserve(file.length());
        return file;
    }
}
