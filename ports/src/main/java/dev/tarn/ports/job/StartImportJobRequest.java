package dev.tarn.ports.job;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.request.ClientToken;
import java.util.Optional;

/**
 * What an import shall read, and where it shall say what became of it.
 *
 * @param input one object, or a folder of {@code .ndjson} objects
 * @param output the folder below which the job makes its own
 */
public record StartImportJobRequest(
        DatastoreId datastoreId,
        S3Uri input,
        OutputDataConfig output,
        RoleArn dataAccessRole,
        Optional<JobName> name,
        ValidationLevel validationLevel,
        Optional<ClientToken> clientToken) {

    /** {@return a request without a name, at HealthLake's default level, strict} */
    public static StartImportJobRequest of(
            DatastoreId datastoreId, S3Uri input, OutputDataConfig output, RoleArn dataAccessRole) {
        return new StartImportJobRequest(
                datastoreId, input, output, dataAccessRole, Optional.empty(), ValidationLevel.STRICT, Optional.empty());
    }

    /** {@return this under a name} */
    public StartImportJobRequest named(String value) {
        return new StartImportJobRequest(
                datastoreId,
                input,
                output,
                dataAccessRole,
                Optional.of(new JobName(value)),
                validationLevel,
                clientToken);
    }

    /** {@return this under a client token: asking again starts no second job} */
    public StartImportJobRequest under(ClientToken token) {
        return new StartImportJobRequest(
                datastoreId, input, output, dataAccessRole, name, validationLevel, Optional.of(token));
    }
}
