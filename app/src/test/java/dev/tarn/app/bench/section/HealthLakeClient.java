package dev.tarn.app.bench.section;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.app.bench.load.Load;
import dev.tarn.app.bench.load.Requests;
import java.net.URI;
import java.util.Set;

/** Calls operations of a server one by one, as a client would who waits for jobs by describing them. */
record HealthLakeClient(URI server) {

    static final String BUCKET = "benchmark";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> AT_WORK = Set.of("SUBMITTED", "QUEUED", "IN_PROGRESS");

    /** A job that has ended well, and how long that took from the request that began it. */
    record EndedJob(JsonNode properties, double seconds) {}

    /** {@return the id of a data store that is new} */
    String createStore() {
        return call("CreateFHIRDatastore", JSON.createObjectNode().put("DatastoreTypeVersion", "R4"))
                .get("DatastoreId")
                .asText();
    }

    void deleteStore(String store) {
        call("DeleteFHIRDatastore", JSON.createObjectNode().put("DatastoreId", store));
    }

    /** Imports a folder of the bucket. */
    EndedJob importFrom(String folder, String store) {
        ObjectNode request = job(store, "JobOutputDataConfig");
        request.putObject("InputDataConfig").put("S3Uri", "s3://" + BUCKET + "/" + folder + "/");
        return run("Import", request);
    }

    /** Exports a whole data store into the bucket. */
    EndedJob export(String store) {
        return run("Export", job(store, "OutputDataConfig"));
    }

    private EndedJob run(String kind, ObjectNode request) {
        long begin = System.nanoTime();
        JsonNode started = call("StartFHIR" + kind + "Job", request);
        ObjectNode which = JSON.createObjectNode();
        which.set("DatastoreId", started.get("DatastoreId"));
        which.set("JobId", started.get("JobId"));
        while (true) {
            // It is answered when the job has ended, or after some seconds.
            JsonNode job = call("DescribeFHIR" + kind + "Job", which).get(kind + "JobProperties");
            String status = job.get("JobStatus").asText();
            if (status.equals("COMPLETED")) {
                return new EndedJob(job, (System.nanoTime() - begin) / 1e9);
            }
            if (!AT_WORK.contains(status)) {
                throw new IllegalStateException("A job has not come to a good end: " + job);
            }
        }
    }

    private static ObjectNode job(String store, String output) {
        ObjectNode request = JSON.createObjectNode()
                .put("DatastoreId", store)
                .put("DataAccessRoleArn", "arn:aws:iam::123456789012:role/any");
        request.putObject(output)
                .putObject("S3Configuration")
                .put("S3Uri", "s3://" + BUCKET + "/out/")
                .put("KmsKeyId", "any-key");
        return request;
    }

    private JsonNode call(String operation, ObjectNode request) {
        try {
            return JSON.readTree(Load.once(server, Requests.operation(operation, request.toString())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(operation + " was not answered in JSON", e);
        }
    }
}
