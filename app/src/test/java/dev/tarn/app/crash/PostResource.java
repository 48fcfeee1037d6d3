package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

/** Creates a resource under an id that the server gives, with an idempotency key. */
record PostResource(KnownStore store, String type, String json, String key) implements Step {

    @Override
    public void ask(Caller caller) throws Unanswered {
        Answer answer = send(caller);
        answer.expect(201);
        assertThat(answer.version()).isEqualTo(1);
        remember(type + "/" + answer.json().get("id").asText());
    }

    /** Asks again, as every client would: either it is made now, or the answer names what was made before. */
    @Override
    public void settle(Caller caller) throws Unanswered {
        Answer answer = send(caller).expect(201, 409);
        String address = answer.status() == 201
                ? type + "/" + answer.json().get("id").asText()
                : answer.headers()
                        .firstValue("Location")
                        .map(location -> location.replaceAll("^.*(" + type + "/[^/]+).*$", "$1"))
                        .orElseThrow(() -> new AssertionError("A duplicate without Location: " + answer));
        remember(address);
        Shown.of(caller, store, address).require(store.resource(address));
    }

    private Answer send(Caller caller) throws Unanswered {
        return caller.fhir(store.id(), "POST", type, json, "x-amz-fhir-idempotency-key", key);
    }

    private void remember(String address) {
        String id = address.substring(address.indexOf('/') + 1);
        store.put(
                address, KnownResource.NEVER.written(json.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + id + "\"")));
    }
}
