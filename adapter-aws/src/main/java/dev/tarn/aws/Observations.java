package dev.tarn.aws;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.BrokenPromise;
import dev.tarn.domain.lifecycle.Lifecycle;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What HealthLake said last of each data store and job, so that a thing which moves backwards is noticed.
 *
 * <p>An answer is held only against what was known when its question was asked: of two questions at once the older
 * answer may come later, and nothing went backwards. After a report the newer observation counts, so that one broken
 * promise is told once. The things heard of longest ago are forgotten first.
 */
final class Observations {

    /** How many things are remembered. */
    static final int LIMIT = 10_000;

    private final Map<Subject, Sighting> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Sighting> eldest) {
            return size() > LIMIT;
        }
    };

    private long turn;

    /** {@return a moment before a question; hand it back with the answer} */
    synchronized long moment() {
        return ++turn;
    }

    /**
     * Takes note of a status that was answered.
     *
     * @param asked the moment before the question
     * @param thing for people: {@code data store 3f...}
     * @throws BrokenPromise where the status cannot follow the one that was seen before
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
