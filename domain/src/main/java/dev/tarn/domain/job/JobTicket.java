package dev.tarn.domain.job;

import dev.tarn.domain.datastore.DatastoreId;
import java.time.Instant;
import java.util.Optional;

/**
 * The immutable facts that import and export jobs have in common.
 *
 * @param submitTime when it was submitted, in milliseconds
 * @param output where it writes; the folder of this very job ({@code decisions.md} D31)
 */
public record JobTicket(
        JobId id,
        Optional<JobName> name,
        DatastoreId datastoreId,
        Instant submitTime,
        OutputDataConfig output,
        RoleArn dataAccessRole) {}
