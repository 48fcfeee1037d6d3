package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

/** Deletes a data store that was ACTIVE. */
record DeleteStore(KnownStore store) implements Step {

    @Override
    public void ask(Caller caller) throws Unanswered {
        caller.call("DeleteFHIRDatastore", Json.object().put("DatastoreId", store.id()));
        store.deletionAnswered();
    }

    @Override
    public void settle(Caller caller) throws Unanswered {
        String status = new LookAtStore(store).status(caller);
        assertThat(status).isIn("ACTIVE", "DELETING", "DELETED");
        if (!status.equals("ACTIVE")) {
            store.deletionAnswered();
        }
    }
}
