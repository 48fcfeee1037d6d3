package dev.tarn.ports.contract;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * One request of a walk over a few resources.
 *
 * @param id of the resource
 * @param number a version, where the request takes one
 */
record ResourceMove(Kind kind, String id, int number) {

    /** What is asked for. */
    enum Kind {
        PUT,
        PUT_IF_VERSION,
        PUT_IF_ABSENT,
        PATCH,
        DELETE,
        DELETE_IF_VERSION,
        READ,
        READ_VERSION,
        HISTORY,
        /** An update of {@code id}, and of the other one if it is in the version. */
        TRANSACTION
    }

    /** {@return the other of the two ids} */
    String other() {
        return id.equals("a") ? "b" : "a";
    }

    static Arbitrary<List<ResourceMove>> walks() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.of("a", "b"),
                        Arbitraries.integers().between(1, 4))
                .as(ResourceMove::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }
}
