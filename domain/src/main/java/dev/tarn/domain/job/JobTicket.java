package dev.tarn.domain.job;

import dev.tarn.domain.datastore.DatastoreId;
import java.time.Instant;
import java.util.Optional;

/**
 * What an import and an export job have in common, and what never changes.
 *
 * @param submitTime when it was asked for, in milliseconds
 * @param output where it writes; the folder of this very job ({@code decisions.md} D31)
 */
public record JobTicket(
        JobId id,
        Optional<JobName> name,
        DatastoreId datastoreId,
        Instant submitTime,
        OutputDataConfig output,
        RoleArn dataAccessRole) {}
