package dev.tarn.domain.job;

/** A job that writes out what a data store holds, as {@code DescribeFHIRExportJob} shows it. */
public record ExportJob(JobTicket ticket, JobState state) implements Job<ExportJob> {

    /** {@return a job that has just been requested} */
    public static ExportJob requested(JobTicket ticket) {
        return new ExportJob(ticket, new JobState.Open(JobStatus.LIFECYCLE.start()));
    }

    @Override
    public JobKind kind() {
        return JobKind.EXPORT;
    }

    @Override
    public ExportJob in(JobState next) {
        return new ExportJob(ticket, next);
    }
}
