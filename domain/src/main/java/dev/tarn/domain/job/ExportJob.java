package dev.tarn.domain.job;

import dev.tarn.domain.export.ExportFile;
import dev.tarn.domain.export.ExportSelection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job that writes out what a data store holds, as {@code DescribeFHIRExportJob} and the status request of
 * {@code $export} show it.
 *
 * @param isHosted whether HealthLake keeps the files and serves them itself: the job was started by GET, which names no
 *     bucket ({@code data-plane.md} 2.2)
 * @param asOf the moment whose state of the data store is exported; empty until the job begins to work
 * @param files what it has written so far
 */
public record ExportJob(
        JobTicket ticket,
        JobState state,
        ExportSelection selection,
        boolean isHosted,
        Optional<Instant> asOf,
        List<ExportFile> files)
        implements Job<ExportJob> {

    /** How long the files of a hosted export can be downloaded after its end ({@code data-plane.md} 2.2). */
    public static final Duration HOSTING = Duration.ofDays(2);

    public ExportJob {
        files = List.copyOf(files);
    }

    /** A job of which only its control plane's facts are known: it exports everything to S3. */
    public ExportJob(JobTicket ticket, JobState state) {
        this(ticket, state, ExportSelection.EVERYTHING, false, Optional.empty(), List.of());
    }

    /** {@return a job that has just been requested} */
    public static ExportJob requested(JobTicket ticket) {
        return new ExportJob(ticket, new JobState.Open(JobStatus.LIFECYCLE.start()));
    }

    /** {@return the job with this selection} */
    public ExportJob selecting(ExportSelection value, boolean hosted) {
        return new ExportJob(ticket, state, value, hosted, asOf, files);
    }

    /** {@return the job, which exports the state of this moment and has written nothing yet} */
    public ExportJob begun(Instant moment) {
        return new ExportJob(ticket, state, selection, isHosted, Optional.of(moment), List.of());
    }

    /** {@return the job with one file more, by type and number} */
    public ExportJob wrote(ExportFile file) {
        List<ExportFile> more = new ArrayList<>(files);
        more.add(file);
        more.sort(ExportFile.ORDER);
        return new ExportJob(ticket, state, selection, isHosted, asOf, more);
    }

    /** {@return until when the files can be downloaded from the endpoint; empty if they cannot, or not yet} */
    public Optional<Instant> hostedUntil() {
        return isHosted ? state.endTime().map(end -> end.plus(HOSTING)) : Optional.empty();
    }

    @Override
    public JobKind kind() {
        return JobKind.EXPORT;
    }

    @Override
    public ExportJob in(JobState next) {
        return new ExportJob(ticket, next, selection, isHosted, asOf, files);
    }
}
