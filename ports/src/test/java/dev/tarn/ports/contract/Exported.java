package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.StoredObject;
import java.util.List;
import java.util.stream.Stream;

/** What an export has written. */
final class Exported {

    private Exported() {}

    /** Exports a data store now; {@return every line of it} */
    static List<String> from(Client client, DatastoreId store) {
        JobId id = client.jobs(JobKind.EXPORT).start(store);
        client.finishJobs();
        ExportJob job = client.healthLake.exportJobs().describe(store, id);
        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        return objects(client, job).stream()
                .flatMap(uri -> client.lines(uri).stream())
                .toList();
    }

    /** Exports a data store now; {@return whom the lines are about, in order} */
    static List<String> identities(Client client, DatastoreId store) {
        return from(client, store).stream().map(Lines::identity).sorted().toList();
    }

    /** {@return the objects that a job has written into its folder} */
    static List<S3Uri> objects(Client client, ExportJob job) {
        return below(client, job.ticket().output().s3Uri());
    }

    static List<S3Uri> below(Client client, S3Uri folder) {
        try (Stream<StoredObject> objects = client.subject.objects().list(folder)) {
            return objects.map(StoredObject::uri).toList();
        }
    }
}
