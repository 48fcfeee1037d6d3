package dev.tarn.ports.contract;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.tag.TaggedArn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the answers of a walk are written down, by the model and by whoever asks the subject. */
final class Answers {

    static final String DONE = "done";

    /**
     * The step of a walk's clock. No multiple of it is a time at which something becomes due, so that a walk never
     * stands exactly on such a time.
     */
    static final Duration TICK = Duration.ofMillis(11);

    /** Long enough for a job to begin. */
    static final Duration JOB_START = ticks(Client.JOB_START);

    private Answers() {}

    /** {@return so much time, or a little more, in whole ticks} */
    static Duration ticks(Duration time) {
        return TICK.multipliedBy(time.toMillis() / TICK.toMillis() + 1);
    }

    static String receipt(int number, Enum<?> status) {
        return "#" + number + " " + status;
    }

    static String store(int number, String name, DatastoreStatus status, Instant createdAt) {
        return "#" + number + " '" + name + "' " + status + " of " + createdAt;
    }

    static String job(int number, JobStatus status, Instant submitted, Optional<Instant> end, boolean message) {
        return "#" + number + " " + status + " of " + submitted
                + end.map(at -> " until " + at).orElse("") + (message ? " with a message" : "");
    }

    /** {@return the ARN of the store of this number; of one that is not there, where it is not} */
    static TaggedArn arn(List<Datastore> stores, int store) {
        return store < stores.size()
                ? TaggedArn.of(stores.get(store).arn())
                : new TaggedArn("arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/" + Client.NOWHERE);
    }
}
