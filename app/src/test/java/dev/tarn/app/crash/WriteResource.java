package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

/**
 * Updates a resource, or deletes it.
 *
 * @param json what it shall be; empty for a deletion
 */
record WriteResource(KnownStore store, String address, Optional<String> json) implements Step {

    @Override
    public void ask(Caller caller) throws Unanswered {
        KnownResource before = store.resource(address);
        if (json.isPresent()) {
            Answer answer = caller.fhir(store.id(), "PUT", address, json.get()).expect(before.isLive() ? 200 : 201);
            assertThat(answer.version())
                    .as("version after " + before.versions())
                    .isEqualTo(before.version() + 1L);
        } else {
            caller.fhir(store.id(), "DELETE", address).expect(204);
        }
        store.put(address, after());
    }

    @Override
    public void settle(Caller caller) throws Unanswered {
        Shown shown = Shown.of(caller, store, address);
        if (isDone(shown)) {
            store.put(address, after());
        } else {
            shown.require(store.resource(address));
        }
    }

    /** {@return the resource once this was done} */
    KnownResource after() {
        KnownResource before = store.resource(address);
        return json.map(before::written).orElseGet(before.isLive() ? before::deleted : () -> before);
    }

    /** {@return whether this was done} */
    boolean isDone(Shown shown) {
        return shown.answer().status() == 200
                ? json.isPresent()
                        && shown.answer().version() == store.resource(address).version() + 1
                        && shown.is(after())
                : json.isEmpty() && shown.is(after());
    }
}
