package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.job.StartExportJobRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs jobs of one data store to their end, one after the other; its HealthLake answers a describe at the job's end. */
final class Jobs {

    static final String INPUT = "the-input";
    static final String OUTPUT = "the-output";

    private static final RoleArn ROLE = new RoleArn("arn:aws:iam::123456789012:role/HealthLakeDataAccess");
    private static final OutputDataConfig TO =
            new OutputDataConfig(new S3Uri("s3://" + OUTPUT + "/jobs"), new EncryptionKeyId("alias/tarn"));

    private final HealthLake healthLake;
    private final ObjectStore objects;
    private final DatastoreId store;

    Jobs(HealthLake healthLake, ObjectStore objects) {
        this.healthLake = healthLake;
        this.objects = objects;
        this.store = healthLake
                .datastores()
                .create(CreateDatastoreRequest.named("jobs"))
                .id();
    }

    DatastoreId store() {
        return store;
    }

    /** Imports everything there is to import. */
    ImportJob runImport() {
        StartImportJobRequest request = StartImportJobRequest.of(store, new S3Uri("s3://" + INPUT), TO, ROLE);
        return healthLake
                .importJobs()
                .describe(store, healthLake.importJobs().start(request).jobId());
    }

    ExportJob runExport() {
        StartExportJobRequest request = StartExportJobRequest.of(store, TO, ROLE);
        return healthLake
                .exportJobs()
                .describe(store, healthLake.exportJobs().start(request).jobId());
    }

    /** {@return every line of an export that is made now} */
    List<String> exported() {
        ExportJob job = runExport();
        assertThat(job.status()).as(job.state().toString()).isEqualTo(JobStatus.COMPLETED);
        return written(job).values().stream().flatMap(String::lines).toList();
    }

    /** {@return what a job has written: each object's path in the job's folder, and its text} */
    Map<String, String> written(Job<?> job) {
        S3Uri folder = job.ticket().output().s3Uri();
        Map<String, String> found = new TreeMap<>();
        try (Stream<StoredObject> all = objects.list(folder)) {
            all.map(StoredObject::uri)
                    .forEach(uri ->
                            found.put(uri.value().substring(folder.value().length()), text(uri)));
        }
        return found;
    }

    private String text(S3Uri uri) {
        try (InputStream in = objects.read(uri)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
