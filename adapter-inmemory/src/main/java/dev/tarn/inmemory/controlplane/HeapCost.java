package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.Tags;

/** Estimates the heap that data stores, tags and jobs take, in bytes, as measured ({@code app/docs/memory.md}). */
final class HeapCost {

    /** With its client token and its message, which has 2,048 characters at the most. */
    static final long JOB = 6_000;

    /** With its client token, and room for a name. */
    private static final long DATASTORE = 6_000;

    private static final long TAG = 200;

    private HeapCost() {}

    /** The metadata of an identity provider is the one text of a data store that the model does not limit. */
    static long of(Datastore store) {
        return DATASTORE
                + 2L
                        * store.configuration()
                                .identityProvider()
                                .metadata()
                                .map(metadata -> metadata.document().length())
                                .orElse(0);
    }

    static long of(Tags tags) {
        long cost = 0;
        for (Tag tag : tags.toList()) {
            cost += TAG + 2L * (tag.key().value().length() + tag.value().value().length());
        }
        return cost;
    }
}
