package dev.tarn.app.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Looks how far the jobs of a data store have come; a list does not wait for their end. */
record WatchJobs(KnownStore store, Map<String, String> seen, Trigger trigger) implements Step {

    @Override
    public void ask(Caller caller) throws Unanswered {
        for (JobKind kind : JobKind.values()) {
            for (JsonNode job :
                    caller.list(kind.list(), Json.object().put("DatastoreId", store.id()), kind.members())) {
                String shown = job.get("JobStatus") + " "
                        + job.path("JobProgressReport").path("TotalNumberOfResourcesScanned");
                if (!shown.equals(seen.put(job.get("JobId").asText(), shown))) {
                    trigger.progressed();
                }
            }
        }
    }

    @Override
    public void settle(Caller caller) {
        // It has changed nothing.
    }

    @Override
    public boolean changes() {
        return false;
    }
}
