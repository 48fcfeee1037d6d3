package dev.tarn.ports.contract;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.paging.Page;
import java.util.Optional;

/** What is the same for import and export jobs, so that a test can say it of both. */
interface AnyJobs {

    /** What a test asks for; an import reads two patients, wherever it writes. */
    record Ask(DatastoreId datastoreId, OutputDataConfig output, Optional<String> name, Optional<ClientToken> token) {

        static Ask of(DatastoreId datastoreId) {
            return new Ask(datastoreId, Client.OUTPUT, Optional.empty(), Optional.empty());
        }

        Ask writing(OutputDataConfig value) {
            return new Ask(datastoreId, value, name, token);
        }

        Ask named(String value) {
            return new Ask(datastoreId, output, Optional.of(value), token);
        }

        Ask under(String value) {
            return new Ask(datastoreId, output, name, Optional.of(new ClientToken(value)));
        }
    }

    JobKind kind();

    JobReceipt start(Ask ask);

    Job<?> describe(DatastoreId datastoreId, JobId jobId);

    Page<? extends Job<?>> list(ListJobsRequest request);

    /** {@return the id of a new job of the data store} */
    default JobId start(DatastoreId datastoreId) {
        return start(Ask.of(datastoreId)).jobId();
    }
}
