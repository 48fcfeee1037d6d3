package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gives a data store tags, or takes tags from it where none are given. */
record Retag(KnownStore store, Map<String, String> given, Set<String> taken) implements Step {

    @Override
    public void ask(Caller caller) throws Unanswered {
        ObjectNode request = Json.object().put("ResourceARN", store.arn());
        if (given.isEmpty()) {
            taken.forEach(request.putArray("TagKeys")::add);
            caller.call("UntagResource", request);
        } else {
            var tags = request.putArray("Tags");
            given.forEach((key, value) -> tags.add(Json.object().put("Key", key).put("Value", value)));
            caller.call("TagResource", request);
        }
        store.tags(after());
    }

    @Override
    public void settle(Caller caller) throws Unanswered {
        Map<String, String> now = tags(store, caller);
        assertThat(now).as("tags").isIn(store.tags(), after());
        store.tags(now);
    }

    /** {@return the tags that a data store has} */
    static Map<String, String> tags(KnownStore store, Caller caller) throws Unanswered {
        Map<String, String> tags = new TreeMap<>();
        caller.call("ListTagsForResource", Json.object().put("ResourceARN", store.arn()))
                .path("Tags")
                .forEach(tag ->
                        tags.put(tag.get("Key").asText(), tag.get("Value").asText()));
        return tags;
    }

    private Map<String, String> after() {
        Map<String, String> tags = new TreeMap<>(store.tags());
        tags.keySet().removeAll(taken);
        tags.putAll(given);
        return tags;
    }
}
