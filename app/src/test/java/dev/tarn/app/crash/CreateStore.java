package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Creates a data store, with a name of its own and a client token. */
record CreateStore(ExpectedState expected, ObjectNode request) implements Step {

    static CreateStore named(String name, ExpectedState expected) {
        ObjectNode request = Json.object().put("DatastoreName", name);
        request.put("DatastoreTypeVersion", "R4").put("ClientToken", "token-" + name);
        request.putArray("Tags")
                .add(Json.object().put("Key", "made-for").put("Value", name))
                .add(Json.object().put("Key", "color").put("Value", "none"));
        return new CreateStore(expected, request);
    }

    @Override
    public void ask(Caller caller) throws Unanswered {
        expected.add(new KnownStore(caller.call("CreateFHIRDatastore", request), request));
    }

    @Override
    public void settle(Caller caller) throws Unanswered {
        ObjectNode byName = Json.object();
        byName.putObject("Filter").set("DatastoreName", request.get("DatastoreName"));
        List<JsonNode> there = caller.list("ListFHIRDatastores", byName, "DatastorePropertiesList");
        assertThat(there).as("stores of one name").hasSizeLessThanOrEqualTo(1);
        ask(caller);
        KnownStore now = expected.all().get(expected.all().size() - 1);
        assertThat(there)
                .as("stores that were made before")
                .allMatch(store -> store.get("DatastoreId").asText().equals(now.id()));
    }

    @Override
    public String toString() {
        return "create " + request.get("DatastoreName");
    }
}
