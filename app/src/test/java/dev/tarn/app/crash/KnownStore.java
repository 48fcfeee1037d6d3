package dev.tarn.app.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of a data store from what was answered. */
final class KnownStore {

    private final String id;
    private final String arn;
    private final JsonNode request;
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, KnownResource> resources = new TreeMap<>();
    private final List<KnownJob> jobs = new ArrayList<>();
    private boolean active;
    private boolean deleted;

    /** One that was created by this request. */
    KnownStore(JsonNode answer, JsonNode request) {
        this.id = answer.get("DatastoreId").asText();
        this.arn = answer.get("DatastoreArn").asText();
        this.request = request;
        request.path("Tags")
                .forEach(tag ->
                        tags.put(tag.get("Key").asText(), tag.get("Value").asText()));
    }

    String id() {
        return id;
    }

    String arn() {
        return arn;
    }

    /** {@return what it was created by, client token included} */
    JsonNode request() {
        return request;
    }

    Map<String, String> tags() {
        return Map.copyOf(tags);
    }

    void tags(Map<String, String> all) {
        tags.clear();
        tags.putAll(all);
    }

    /** {@return every resource that was ever there, by its address} */
    Map<String, KnownResource> resources() {
        return Map.copyOf(resources);
    }

    KnownResource resource(String address) {
        return resources.getOrDefault(address, KnownResource.NEVER);
    }

    void put(String address, KnownResource resource) {
        resources.put(address, resource);
    }

    /** {@return what an export may show of a resource: also what an import may have brought that is not known to have ended} */
    KnownResource possible(String address) {
        return Optional.ofNullable(resources.get(address))
                .or(() -> jobs.stream()
                        .flatMap(job -> job.input().stream())
                        .flatMap(input -> Optional.ofNullable(input.resources().get(address)).stream())
                        .findFirst())
                .orElse(KnownResource.NEVER);
    }

    /** {@return the jobs whose end was not seen yet} */
    List<KnownJob> openJobs() {
        return List.copyOf(jobs);
    }

    void started(KnownJob job) {
        jobs.add(job);
    }

    /** The job has ended as it should. */
    void ended(KnownJob job) {
        jobs.remove(job);
        job.input().ifPresent(input -> resources.putAll(input.resources()));
    }

    /** {@return whether it was seen to be ACTIVE} */
    boolean isActive() {
        return active;
    }

    void seenActive() {
        active = true;
    }

    boolean isDeleted() {
        return deleted;
    }

    void deletionAnswered() {
        deleted = true;
    }

    @Override
    public String toString() {
        return id;
    }
}
