package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.search.QueryParameter;
import dev.tarn.inmemory.repository.store.InstantText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long a write stays invisible to searches. HealthLake's index follows about 20 seconds later; meanwhile a created or
 * updated resource is not found ({@code data-plane.md} 3.3, consistency), nor followed by a chain, nor included. The limit is
 * one more search parameter, so that totals and pages agree with it. Immutable.
 */
public record SearchLag(Duration duration, InstantSource clock) {

    private static final String LAST_UPDATED = "_lastUpdated";
    private static final String BEFORE = "le";

    /** {@return the parameters of the first page, with the limit as the last one where there is a lag} */
    List<QueryParameter> limited(List<QueryParameter> parameters) {
        Optional<Instant> visible = visible();
        if (visible.isEmpty()) {
            return parameters;
        }
        List<QueryParameter> limited = new ArrayList<>(parameters);
        // With milliseconds in any case: a search by a time in seconds would match the whole second.
        limited.add(new QueryParameter(LAST_UPDATED, BEFORE + InstantText.of(visible.get())));
        return limited;
    }

    /**
     * {@return the limit in the parameters of a first page; empty without a lag}
     *
     * @throws dev.tarn.domain.failure.Invalid if there is none: the token of a page is forged, or was made without a lag
     */
    Optional<Instant> limit(List<QueryParameter> parameters) {
        if (duration.isZero()) {
            return Optional.empty();
        }
        try {
            QueryParameter last = parameters.get(parameters.size() - 1);
            return Optional.of(Instant.parse(last.value().substring(BEFORE.length())));
        } catch (DateTimeParseException | IndexOutOfBoundsException e) {
            throw SearchTokens.invalid();
        }
    }

    /** {@return the parameters without the limit, for links} */
    List<QueryParameter> shown(List<QueryParameter> used) {
        int last = -1;
        for (int i = 0; i < used.size(); i++) {
            last = used.get(i).name().equals(LAST_UPDATED) ? i : last;
        }
        if (duration.isZero() || last < 0) {
            return used;
        }
        List<QueryParameter> shown = new ArrayList<>(used);
        shown.remove(last);
        return shown;
    }

    /** {@return the time of the last write that is visible; empty without a lag} */
    Optional<Instant> visible() {
        return duration.isZero()
                ? Optional.empty()
                : Optional.of(clock.instant().minus(duration).truncatedTo(ChronoUnit.MILLIS));
    }
}
