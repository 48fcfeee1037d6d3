package dev.tarn.app.bench.section;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.section.HealthLakeClient.EndedJob;

/** A server that imports and exports the input, every time checked to be all of it. */
final class ImportingServer implements AutoCloseable {

    private final JvmProcess process;
    private final Bucket bucket;
    private final long resources;
    private final HealthLakeClient client;

    ImportingServer(JvmProcess process, Bucket bucket, long resources) {
        this.process = process;
        this.bucket = bucket;
        this.resources = resources;
        this.client = new HealthLakeClient(process.url());
    }

    static ImportingServer onMemory(Run run) {
        Bucket bucket = Bucket.of(run);
        return new ImportingServer(run.onMemory(bucket.objects()), bucket, run.resources());
    }

    static ImportingServer onH2(Run run) {
        Bucket bucket = Bucket.of(run);
        return new ImportingServer(run.onH2(bucket.objects()), bucket, run.resources());
    }

    HealthLakeClient client() {
        return client;
    }

    JvmProcess process() {
        return process;
    }

    Bucket bucket() {
        return bucket;
    }

    /** {@return for how many seconds a job was at work that imported a folder of the bucket} */
    double importFrom(String folder, String store) {
        EndedJob job = client.importFrom(folder, store);
        JsonNode report = job.properties().get("JobProgressReport");
        require(report.get("TotalNumberOfResourcesScanned").asLong(), job);
        require(report.get("TotalNumberOfResourcesImported").asLong(), job);
        bucket.clear();
        return job.seconds();
    }

    /** {@return for how many seconds a job was at work that exported all; what it has written is there} */
    double export(String store) {
        EndedJob job = client.export(store);
        require(bucket.written().lines(), job);
        return job.seconds();
    }

    /** Ends it in peace, so that its data can be opened again at once. */
    void stop() {
        process.stop();
    }

    @Override
    public void close() {
        process.close();
    }

    private void require(long counted, EndedJob job) {
        if (counted != resources) {
            throw new IllegalStateException("A job should have been about " + resources + " resources, not " + counted
                    + ": " + job.properties());
        }
    }
}
