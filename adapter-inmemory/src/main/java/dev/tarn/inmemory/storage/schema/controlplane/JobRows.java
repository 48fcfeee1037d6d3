package dev.tarn.inmemory.storage.schema.controlplane;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.export.ExportFile;
import dev.tarn.domain.export.ExportSelection;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
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
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.row.Keys;
import dev.tarn.inmemory.storage.schema.row.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs as rows. Each begins with a number that tells the order in which they were submitted. */
final class JobRows {

    static final String COUNTER = "job";

    private final Map<DatastoreId, List<ImportJob>> imports = new HashMap<>();
    private final Map<DatastoreId, List<ExportJob>> exports = new HashMap<>();

    private JobRows() {}

    static void write(Tables tables, WriteBatch writes, Job<?> job) {
        JobTicket ticket = job.ticket();
        String key = Keys.of(ticket.datastoreId(), job.id());
        long number = writes.get(tables.jobs, key)
                .map(row -> row.reader().number())
                .orElseGet(() -> {
                    long next = writes.get(tables.counters, COUNTER).orElse(0L) + 1;
                    writes.put(tables.counters, COUNTER, next);
                    return next;
                });
        Row.Writer cells = Row.writer()
                .text(number)
                .text(job.kind())
                .text(job.id())
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
        }
        if (job instanceof ExportJob exports) {
            write(cells, exports);
        }
        writes.put(tables.jobs, key, cells.done());
    }

    private static void write(Row.Writer cells, ImportJob job) {
        JobProgressReport progress = job.progress();
        cells.text(job.input())
                .text(job.validationLevel())
                .text(progress.scannedFiles())
                .text(progress.scannedMegabytes())
                .text(progress.importedFiles())
                .text(progress.resourcesScanned())
                .text(progress.resourcesImported())
                .text(progress.resourcesWithCustomerError())
                .text(progress.filesWithCustomerError())
                .text(progress.throughput());
    }

    private static void write(Row.Writer cells, ExportJob job) {
        cells.text(job.selection().url()).text(job.isHosted()).time(job.asOf());
        job.files().forEach(file -> cells.text(file.path()).text(file.count()));
    }

    /** {@return all jobs} */
    static JobRows read(Tables tables) {
        List<Map.Entry<Long, Row.Reader>> rows = new ArrayList<>();
        tables.jobs.rows().forEach(row -> {
            Row.Reader cells = row.getValue().reader();
            rows.add(Map.entry(cells.number(), cells));
        });
        rows.sort(Map.Entry.comparingByKey());
        JobRows jobs = new JobRows();
        rows.forEach(row -> jobs.add(row.getValue()));
        return jobs;
    }

    private void add(Row.Reader cells) {
        JobKind kind = JobKind.valueOf(cells.text());
        JobTicket ticket = ticket(cells);
        JobState state = state(cells);
        switch (kind) {
            case IMPORT -> of(imports, ticket).add(readImport(ticket, state, cells));
            case EXPORT -> of(exports, ticket).add(readExport(ticket, state, cells));
        }
    }

    private static <J> List<J> of(Map<DatastoreId, List<J>> jobs, JobTicket ticket) {
        return jobs.computeIfAbsent(ticket.datastoreId(), id -> new ArrayList<>());
    }

    /** {@return the imports of a data store, in the order in which they were submitted} */
    List<ImportJob> imports(DatastoreId store) {
        return imports.getOrDefault(store, List.of());
    }

    /** {@return the exports of a data store, in the order in which they were submitted} */
    List<ExportJob> exports(DatastoreId store) {
        return exports.getOrDefault(store, List.of());
    }

    private static JobTicket ticket(Row.Reader cells) {
        JobId id = new JobId(cells.text());
        DatastoreId datastore = new DatastoreId(cells.text());
        return new JobTicket(
                id,
                cells.optional(JobName::new),
                datastore,
                cells.time(),
                new OutputDataConfig(new S3Uri(cells.text()), new EncryptionKeyId(cells.text())),
                new RoleArn(cells.text()));
    }

    private static JobState state(Row.Reader cells) {
        JobStatus status = JobStatus.valueOf(cells.text());
        Optional<Instant> endTime = cells.optionalTime();
        Optional<JobMessage> message = cells.optional(JobMessage::new);
        return JobState.of(status, endTime::orElseThrow, message);
    }

    /** The selection came later: older rows have none, and exported everything. */
    private static ExportJob readExport(JobTicket ticket, JobState state, Row.Reader cells) {
        if (!cells.hasNext()) {
            return new ExportJob(ticket, state);
        }
        ExportSelection selection = ExportSelection.parse(cells.text());
        boolean hosted = cells.flag();
        Optional<Instant> asOf = cells.optionalTime();
        List<ExportFile> files = new ArrayList<>();
        while (cells.hasNext()) {
            String path = cells.text();
            int slash = path.indexOf('/');
            files.add(new ExportFile(
                    ResourceType.valueOf(path.substring(0, slash)), path.substring(slash + 1), cells.number()));
        }
        return new ExportJob(ticket, state, selection, hosted, asOf, files);
    }

    private static ImportJob readImport(JobTicket ticket, JobState state, Row.Reader cells) {
        return new ImportJob(
                ticket,
                new S3Uri(cells.text()),
                ValidationLevel.valueOf(cells.text()),
                state,
                new JobProgressReport(
                        cells.number(),
                        cells.decimal(),
                        cells.number(),
                        cells.number(),
                        cells.number(),
                        cells.number(),
                        cells.number(),
                        cells.decimal()));
    }
}
