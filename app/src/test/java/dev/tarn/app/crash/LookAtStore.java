package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks whether a data store is ACTIVE by now. */
record LookAtStore(KnownStore store) implements Step {

    @Override
    public void ask(Caller caller) throws Unanswered {
        String status = status(caller);
        if (status.equals("ACTIVE")) {
            store.seenActive();
        } else {
            assertThat(status).isEqualTo("CREATING");
        }
    }

    /** {@return how the store is} */
    String status(Caller caller) throws Unanswered {
        return caller.call("DescribeFHIRDatastore", Json.object().put("DatastoreId", store.id()))
                .path("DatastoreProperties")
                .path("DatastoreStatus")
                .asText();
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
