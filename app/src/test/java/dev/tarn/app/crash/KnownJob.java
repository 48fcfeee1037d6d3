package dev.tarn.app.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A job that was started.
 *
 * @param request what it was started by, client token included
 * @param input what an import imports
 * @param before what was in the data store for certain when it was started
 */
record KnownJob(JobKind kind, String id, JsonNode request, Optional<Input> input, Map<String, KnownResource> before) {

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
