package dev.tarn.http.fhir.export;

import dev.tarn.domain.export.ExportFile;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.JobTicket;
import dev.tarn.http.fhir.header.FhirTime;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.job.JobReceipt;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The bodies of {@code $export}: members in lower camel case, and for a job that has ended the manifest of the Bulk Data
 * specification beside its properties ({@code data-plane.md} 2.2).
 */
final class ExportBody {

    /** As HealthLake writes times here: {@code Aug 26, 2023 1:46:56 PM}, in UTC. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM d, uuuu h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

    private ExportBody() {}

    /** {@return the answer to the start of a job} */
    static byte[] receipt(JobReceipt job) {
        return AnswerWriter.object(out -> write(job, out));
    }

    /** {@return the answer to a cancellation} */
    static byte[] cancelled(JobReceipt job) {
        return AnswerWriter.object(out -> out.object("exportJobProperties", members -> write(job, members)));
    }

    private static void write(JobReceipt job, AnswerWriter out) {
        out.text("datastoreId", job.datastoreId());
        out.text("jobStatus", job.status());
        out.text("jobId", job.jobId());
    }

    /** {@return the status of a job, with the manifest where it has ended} */
    static byte[] status(ExportJob job, Endpoint endpoint) {
        return AnswerWriter.object(out -> {
            out.object("exportJobProperties", members -> properties(job, members));
            if (job.state().hasEnded()) {
                manifest(job, endpoint, out);
            }
        });
    }

    private static void properties(ExportJob job, AnswerWriter out) {
        JobTicket ticket = job.ticket();
        out.text("jobId", job.id());
        out.text("jobName", ticket.name());
        out.text("jobStatus", job.status());
        out.text("submitTime", TIME.format(ticket.submitTime()));
        out.text("endTime", job.state().endTime().map(TIME::format));
        out.text("datastoreId", ticket.datastoreId());
        out.object(
                "outputDataConfig",
                output -> output.object("s3Configuration", s3 -> {
                    s3.text("s3Uri", ticket.output().s3Uri());
                    s3.text("kmsKeyId", ticket.output().kmsKeyId());
                }));
        out.text("dataAccessRoleArn", ticket.dataAccessRole());
        out.text("message", job.state().message());
    }

    private static void manifest(ExportJob job, Endpoint endpoint, AnswerWriter out) {
        Instant moment = job.asOf().orElse(job.ticket().submitTime());
        out.text("transactionTime", FhirTime.of(moment));
        out.text("request", endpoint.base() + job.selection().url());
        out.flag("requiresAccessToken", job.isHosted());
        out.objects("output", job.files(), file -> {
            out.text("type", file.type());
            out.text("url", url(job, file, endpoint));
            if (job.status() == JobStatus.COMPLETED) {
                out.number("count", file.count());
            }
        });
        out.objects("error", List.of(), none -> {});
    }

    private static String url(ExportJob job, ExportFile file, Endpoint endpoint) {
        return job.isHosted()
                ? endpoint.base() + "export/" + job.id() + "/" + file.path()
                : job.ticket().output().s3Uri().asFolder() + file.path();
    }
}
