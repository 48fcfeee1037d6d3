package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

/** How the FHIR endpoint shows a resource, beside what is known of it. */
record Shown(String address, Answer answer) {

    static Shown of(Caller caller, KnownStore store, String address) throws Unanswered {
        return new Shown(address, caller.fhir(store.id(), "GET", address).expect(200, 404, 410));
    }

    /** {@return whether it is exactly as known: this content in this version, deleted, or never written} */
    boolean is(KnownResource known) {
        return switch (answer.status()) {
            case 200 -> known.isLive() && answer.version() == known.version() && hasContentOf(known);
            case 410 -> known.version() > 0 && !known.isLive();
            default -> known.version() == 0;
        };
    }

    void require(KnownResource known) {
        if (!is(known)) {
            throw new AssertionError(address + " is answered with " + answer.status() + " " + answer.body()
                    + ", and should be " + known.versions());
        }
    }

    private boolean hasContentOf(KnownResource known) {
        known.requireVersion(answer.version(), answer.body());
        assertThat(Json.parse(answer.body()).path("meta").path("versionId").asLong())
                .as("meta.versionId beside the ETag")
                .isEqualTo(answer.version());
        return true;
    }
}
