package dev.tarn.ports.contract;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.job.StartImportJobRequest;

/** Imports that have ended. */
final class Imported {

    private Imported() {}

    /** Lets an import of this key, or folder of keys, run to its end. */
    static ImportJob from(Client client, DatastoreId store, String key) {
        S3Uri input = new S3Uri(HealthLakeSubject.INPUT + "/" + key);
        JobId id = client.healthLake
                .importJobs()
                .start(StartImportJobRequest.of(store, input, Client.OUTPUT, Client.ROLE))
                .jobId();
        client.finishJobs();
        return client.healthLake.importJobs().describe(store, id);
    }

    /** {@return what the job has written at this path in its folder} */
    static S3Uri at(ImportJob job, String path) {
        return new S3Uri(job.ticket().output().s3Uri() + path);
    }
}
