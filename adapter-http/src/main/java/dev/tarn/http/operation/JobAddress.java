package dev.tarn.http.operation;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.JobId;
import dev.tarn.http.json.Members;
import dev.tarn.http.shape.Values;
import java.util.Optional;

/** Which job of which data store. */
public record JobAddress(DatastoreId datastoreId, JobId jobId) {

    static JobAddress read(Members request) {
        Optional<DatastoreId> datastoreId = request.required("DatastoreId", Values.DATASTORE_ID);
        Optional<JobId> jobId = request.required("JobId", Values.JOB_ID);
        return request.complete(() -> new JobAddress(datastoreId.orElseThrow(), jobId.orElseThrow()));
    }
}
