package dev.tarn.http.operation;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.JobId;
import dev.tarn.http.json.Members;
import dev.tarn.http.shape.ScalarShapes;
import java.util.Optional;

/** Which job of which data store. */
public record JobAddress(DatastoreId datastoreId, JobId jobId) {

    static JobAddress read(Members request) {
        Optional<DatastoreId> datastoreId = request.required("DatastoreId", ScalarShapes.DATASTORE_ID);
        Optional<JobId> jobId = request.required("JobId", ScalarShapes.JOB_ID);
        return request.complete(() -> new JobAddress(datastoreId.orElseThrow(), jobId.orElseThrow()));
    }
}
