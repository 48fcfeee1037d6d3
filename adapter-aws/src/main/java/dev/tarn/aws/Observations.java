package dev.tarn.aws;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.BrokenPromise;
import dev.tarn.domain.lifecycle.Lifecycle;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last known state of each data store and job, to detect a state that moves backwards.
 *
 * <p>An answer is compared only with what was known when its request was sent: of two concurrent requests the older
 * answer may arrive later, although nothing moved backwards. After a violation is reported, the newer observation is
 * kept, so that each violation is reported once. The least recently observed entries are evicted first.
 */
final class Observations {

    /** The maximum number of remembered data stores and jobs. */
    static final int LIMIT = 10_000;

    private final Map<Subject, Sighting> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Sighting> eldest) {
            return size() > LIMIT;
        }
    };

    private long turn;

    /** {@return a logical time before a request; pass it to {@link #saw} with the answer} */
    synchronized long moment() {
        return ++turn;
    }

    /**
     * Records the status in an answer.
     *
     * @param asked the logical time before the request
     * @param thing name for messages: {@code data store 3f...}
     * @throws BrokenPromise if the status cannot follow the one that was seen before
     */
    synchronized <S extends Enum<S>> void saw(Scope scope, long asked, String thing, Lifecycle<S> lifecycle, S status) {
        Subject subject = new Subject(scope, thing);
        Sighting before = last.get(subject);
        if (before == null || lifecycle.reaches(status.getDeclaringClass().cast(before.status()), status)) {
            last.put(subject, new Sighting(status, moment()));
        } else if (before.moment() <= asked) {
            last.put(subject, new Sighting(status, moment()));
            throw new BrokenPromise("HealthLake said that " + thing + " is " + before.status()
                    + ", and now says that it is " + status + ", which cannot follow");
        }
    }

    private record Subject(Scope scope, String thing) {}

    private record Sighting(Enum<?> status, long moment) {}
}
