package dev.tarn.ports.job;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.request.ClientToken;
import java.util.Optional;

/**
 * Where an export shall write.
 *
 * @param output the folder below which the job makes its own
 */
public record StartExportJobRequest(
        DatastoreId datastoreId,
        OutputDataConfig output,
        RoleArn dataAccessRole,
        Optional<JobName> name,
        Optional<ClientToken> clientToken) {

    /** {@return a request without a name} */
    public static StartExportJobRequest of(DatastoreId datastoreId, OutputDataConfig output, RoleArn dataAccessRole) {
        return new StartExportJobRequest(datastoreId, output, dataAccessRole, Optional.empty(), Optional.empty());
    }

    /** {@return this under a name} */
    public StartExportJobRequest named(String value) {
        return new StartExportJobRequest(
                datastoreId, output, dataAccessRole, Optional.of(new JobName(value)), clientToken);
    }

    /** {@return this under a client token: asking again starts no second job} */
    public StartExportJobRequest under(ClientToken token) {
        return new StartExportJobRequest(datastoreId, output, dataAccessRole, name, Optional.of(token));
    }
}
