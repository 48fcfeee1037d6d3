package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.job.JobId;

/**
 * Which batch of which job it is. A store that outlives its process keeps what a marked batch did together with what it
 * wrote, and does not write it again when the job starts over: so nothing is imported twice as two versions.
 *
 * @param number 0 for the job's first batch; the same input gives the same batches in the same order
 * @param digest of what the batch was made of: the input may be another one when a job starts over
 */
public record BatchMark(JobId job, long number, long digest) {}
