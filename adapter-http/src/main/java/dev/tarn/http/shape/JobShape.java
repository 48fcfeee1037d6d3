package dev.tarn.http.shape;

import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.job.JobReceipt;

/** {@code ImportJobProperties}, {@code ExportJobProperties}, and the members with which Start answers. */
public final class JobShape {

    private JobShape() {}

    /** Writes what Start says. */
    public static void write(JobReceipt receipt, AnswerWriter out) {
        out.text("JobId", receipt.jobId());
        out.text("JobStatus", receipt.status());
        out.text("DatastoreId", receipt.datastoreId());
    }

    /** Writes the members of {@code ImportJobProperties}. */
    public static void write(ImportJob job, AnswerWriter out) {
        common(job, out);
        out.object("InputDataConfig", input -> input.text("S3Uri", job.input()));
        OutputDataConfigShape.write("JobOutputDataConfig", job.ticket().output(), out);
        out.object("JobProgressReport", members -> write(job.progress(), members));
        out.text("ValidationLevel", job.validationLevel().word());
    }

    /** Writes the members of {@code ExportJobProperties}. */
    public static void write(ExportJob job, AnswerWriter out) {
        common(job, out);
        OutputDataConfigShape.write("OutputDataConfig", job.ticket().output(), out);
    }

    private static void common(Job<?> job, AnswerWriter out) {
        out.text("JobId", job.id());
        out.text("JobName", job.ticket().name());
        out.text("JobStatus", job.status());
        out.time("SubmitTime", job.ticket().submitTime());
        out.time("EndTime", job.state().endTime());
        out.text("DatastoreId", job.ticket().datastoreId());
        out.text("DataAccessRoleArn", job.ticket().dataAccessRole());
        out.text("Message", job.state().message());
    }

    private static void write(JobProgressReport report, AnswerWriter out) {
        out.number("TotalNumberOfScannedFiles", report.scannedFiles());
        out.decimal("TotalSizeOfScannedFilesInMB", report.scannedMegabytes());
        out.number("TotalNumberOfImportedFiles", report.importedFiles());
        out.number("TotalNumberOfResourcesScanned", report.resourcesScanned());
        out.number("TotalNumberOfResourcesImported", report.resourcesImported());
        out.number("TotalNumberOfResourcesWithCustomerError", report.resourcesWithCustomerError());
        out.number("TotalNumberOfFilesReadWithCustomerError", report.filesWithCustomerError());
        out.decimal("Throughput", report.throughput());
    }
}
