package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Does several writes, to different addresses, in one transaction. */
record Transact(KnownStore store, List<WriteResource> writes) implements Step {

    @Override
    public void ask(Caller caller) throws Unanswered {
        JsonNode answer = caller.fhir(store.id(), "POST", "", bundle().toString())
                .expect(200)
                .json();
        assertThat(answer.path("type").asText()).isEqualTo("transaction-response");
        assertThat(answer.path("entry")).hasSize(writes.size());
        remember();
    }

    @Override
    public void settle(Caller caller) throws Unanswered {
        List<String> done = new ArrayList<>();
        List<String> notDone = new ArrayList<>();
        for (WriteResource write : writes) {
            Shown shown = Shown.of(caller, store, write.address());
            if (write.after().equals(store.resource(write.address()))) {
                shown.require(write.after());
            } else if (write.isDone(shown)) {
                done.add(write.address());
            } else {
                shown.require(store.resource(write.address()));
                notDone.add(write.address());
            }
        }
        assertThat(done.isEmpty() || notDone.isEmpty())
                .as("a transaction is done or not: " + done + " is, " + notDone + " is not")
                .isTrue();
        if (!done.isEmpty()) {
            remember();
        }
    }

    private void remember() {
        writes.forEach(write -> store.put(write.address(), write.after()));
    }

    private ObjectNode bundle() {
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        for (WriteResource write : writes) {
            ObjectNode entry = entries.addObject();
            write.json().ifPresent(json -> entry.set("resource", Json.parse(json)));
            entry.putObject("request")
                    .put("method", write.json().isPresent() ? "PUT" : "DELETE")
                    .put("url", write.address());
        }
        return bundle;
    }
}
