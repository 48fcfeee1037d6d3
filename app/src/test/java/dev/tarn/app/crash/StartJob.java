package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Starts a job, with a name of its own and a client token. */
record StartJob(KnownStore store, JobKind kind, ObjectNode request, Optional<Input> input) implements Step {

    static StartJob importing(String name, KnownStore store, Input input) {
        ObjectNode request = request(name, store, "JobOutputDataConfig");
        request.putObject("InputDataConfig").put("S3Uri", input.uri());
        return new StartJob(store, JobKind.IMPORT, request, Optional.of(input));
    }

    static StartJob exporting(String name, KnownStore store) {
        return new StartJob(store, JobKind.EXPORT, request(name, store, "OutputDataConfig"), Optional.empty());
    }

    private static ObjectNode request(String name, KnownStore store, String output) {
        ObjectNode request = Json.object().put("DatastoreId", store.id()).put("JobName", name);
        request.put("ClientToken", "token-" + name);
        request.put("DataAccessRoleArn", "arn:aws:iam::123456789012:role/HealthLakeDataAccess");
        request.putObject(output)
                .putObject("S3Configuration")
                .put("S3Uri", "s3://output/jobs/")
                .put("KmsKeyId", "alias/tarn");
        return request;
    }

    @Override
    public void ask(Caller caller) throws Unanswered {
        started(caller);
    }

    /** {@return the job that was started} */
    KnownJob started(Caller caller) throws Unanswered {
        String id = caller.call(kind.start(), request).get("JobId").asText();
        KnownJob job = new KnownJob(kind, id, request, input, store.resources());
        store.started(job);
        return job;
    }

    @Override
    public void settle(Caller caller) throws Unanswered {
        ObjectNode byName = Json.object().put("DatastoreId", store.id());
        byName.set("JobName", request.get("JobName"));
        List<JsonNode> there = caller.list(kind.list(), byName, kind.members());
        assertThat(there).as("jobs of one name").hasSizeLessThanOrEqualTo(1);
        KnownJob now = started(caller);
        assertThat(there)
                .as("jobs that were started before")
                .allMatch(job -> job.get("JobId").asText().equals(now.id()));
    }

    @Override
    public String toString() {
        return "start " + request.get("JobName") + " of " + store;
    }
}
