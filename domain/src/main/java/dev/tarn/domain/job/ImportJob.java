package dev.tarn.domain.job;

/**
 * A job that brings resources into a data store, as {@code DescribeFHIRImportJob} shows it.
 *
 * @param input the one object, or the folder of objects, that it reads
 * @param progress how far it has come
 */
public record ImportJob(
        JobTicket ticket, S3Uri input, ValidationLevel validationLevel, JobState state, JobProgressReport progress)
        implements Job<ImportJob> {

    /** {@return a job that has just been requested} */
    public static ImportJob requested(JobTicket ticket, S3Uri input, ValidationLevel validationLevel) {
        return new ImportJob(
                ticket,
                input,
                validationLevel,
                new JobState.Open(JobStatus.LIFECYCLE.start()),
                JobProgressReport.NOTHING_YET);
    }

    @Override
    public JobKind kind() {
        return JobKind.IMPORT;
    }

    @Override
    public ImportJob in(JobState next) {
        return new ImportJob(ticket, input, validationLevel, next, progress);
    }

    /** {@return the job with this progress} */
    public ImportJob progressed(JobProgressReport report) {
        return new ImportJob(ticket, input, validationLevel, state, report);
    }
}
