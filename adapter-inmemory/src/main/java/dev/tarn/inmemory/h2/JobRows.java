package dev.tarn.inmemory.h2;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobMessage;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.domain.job.JobState;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.JobTicket;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Jobs as rows. */
final class JobRows {

    private static final String MERGE = "MERGE INTO job (id, kind, data_store_id, name, submit_time, output_s3_uri,"
            + " kms_key_id, data_access_role_arn, status, end_time, message, input_s3_uri, validation_level,"
            + " scanned_files, scanned_megabytes, imported_files, resources_scanned, resources_imported,"
            + " resources_with_customer_error, files_with_customer_error, throughput)"
            + " KEY (id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int OF_IMPORTS = 10;

    private JobRows() {}

    static void write(Statements sql, Job<?> job) throws SQLException {
        JobTicket ticket = job.ticket();
        Prepared statement = sql.of(MERGE);
        Cells cells = new Cells(statement)
                .text(job.id())
                .text(job.kind())
                .text(ticket.datastoreId())
                .text(ticket.name())
                .time(ticket.submitTime())
                .text(ticket.output().s3Uri())
                .text(ticket.output().kmsKeyId())
                .text(ticket.dataAccessRole())
                .text(job.status())
                .time(job.state().endTime())
                .text(job.state().message());
        if (job instanceof ImportJob imports) {
            write(cells, imports);
        } else {
            cells.nothing(OF_IMPORTS);
        }
        statement.executeUpdate();
    }

    private static void write(Cells cells, ImportJob job) throws SQLException {
        JobProgressReport progress = job.progress();
        cells.text(job.input())
                .text(job.validationLevel())
                .number(progress.scannedFiles())
                .number(progress.scannedMegabytes())
                .number(progress.importedFiles())
                .number(progress.resourcesScanned())
                .number(progress.resourcesImported())
                .number(progress.resourcesWithCustomerError())
                .number(progress.filesWithCustomerError())
                .number(progress.throughput());
    }

    static ImportJob readImport(ResultSet row) throws SQLException {
        return new ImportJob(
                ticket(row),
                new S3Uri(row.getString("input_s3_uri")),
                ValidationLevel.valueOf(row.getString("validation_level")),
                state(row),
                new JobProgressReport(
                        row.getLong("scanned_files"),
                        row.getDouble("scanned_megabytes"),
                        row.getLong("imported_files"),
                        row.getLong("resources_scanned"),
                        row.getLong("resources_imported"),
                        row.getLong("resources_with_customer_error"),
                        row.getLong("files_with_customer_error"),
                        row.getDouble("throughput")));
    }

    static ExportJob readExport(ResultSet row) throws SQLException {
        return new ExportJob(ticket(row), state(row));
    }

    private static JobTicket ticket(ResultSet row) throws SQLException {
        return new JobTicket(
                new JobId(row.getString("id")),
                Cells.optional(row, "name", JobName::new),
                new DatastoreId(row.getString("data_store_id")),
                Cells.time(row, "submit_time"),
                new OutputDataConfig(
                        new S3Uri(row.getString("output_s3_uri")), new EncryptionKeyId(row.getString("kms_key_id"))),
                new RoleArn(row.getString("data_access_role_arn")));
    }

    private static JobState state(ResultSet row) throws SQLException {
        JobStatus status = JobStatus.valueOf(row.getString("status"));
        return switch (status) {
            case SUBMITTED, QUEUED, IN_PROGRESS, CANCEL_SUBMITTED, CANCEL_IN_PROGRESS -> new JobState.Open(status);
            case COMPLETED, COMPLETED_WITH_ERRORS, FAILED, CANCEL_COMPLETED, CANCEL_FAILED ->
                new JobState.Ended(
                        status, Cells.time(row, "end_time"), Cells.optional(row, "message", JobMessage::new));
        };
    }
}
