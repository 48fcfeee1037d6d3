package dev.tarn.ports.fhir;

import dev.tarn.domain.export.ExportSelection;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import java.util.Optional;

/**
 * What {@code $export} selects, and where it writes.
 *
 * @param destination as the body of a POST names it; empty for a GET, whose files HealthLake keeps and serves itself
 */
public record StartExportRequest(ExportSelection selection, Optional<Destination> destination) {

    /**
     * Where an export writes.
     *
     * @param output the folder below which the job makes its own
     */
    public record Destination(OutputDataConfig output, RoleArn dataAccessRole, Optional<JobName> name) {}

    /** {@return an export whose files HealthLake keeps for 48 hours} */
    public static StartExportRequest hosted(ExportSelection selection) {
        return new StartExportRequest(selection, Optional.empty());
    }

    /** {@return an export to S3} */
    public static StartExportRequest to(OutputDataConfig output, RoleArn dataAccessRole, ExportSelection selection) {
        return new StartExportRequest(
                selection, Optional.of(new Destination(output, dataAccessRole, Optional.empty())));
    }
}
