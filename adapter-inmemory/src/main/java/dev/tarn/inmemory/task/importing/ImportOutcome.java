package dev.tarn.inmemory.task.importing;

import dev.tarn.domain.job.JobProgressReport;

/**
 * An import that has done its work.
 *
 * @param withErrors whether something in the input was wrong; the manifest and {@code FAILURE/} say what. Every line may
 *     have been: that is an outcome and not a failure of the job ({@code decisions.md} D23)
 */
public record ImportOutcome(JobProgressReport report, boolean withErrors) {}
