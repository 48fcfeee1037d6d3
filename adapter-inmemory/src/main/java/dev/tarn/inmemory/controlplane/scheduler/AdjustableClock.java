package dev.tarn.inmemory.controlplane.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A clock with an offset to another clock, which can stand still. Thread-safe; a read is one volatile read more than a
 * read of the other clock.
 */
public final class AdjustableClock implements InstantSource {

    /**
     * How the clock was set.
     *
     * @param generation differs for each setting
     */
    private record Setting(Duration offset, Optional<Instant> frozenAt, long generation) {}

    private final InstantSource base;
    private volatile Setting setting = new Setting(Duration.ZERO, Optional.empty(), 0);

    /** A clock that shows the time of another one. */
    public AdjustableClock(InstantSource base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        Setting current = setting;
        Optional<Instant> frozenAt = current.frozenAt();
        return frozenAt.isPresent() ? frozenAt.get() : base.instant().plus(current.offset());
    }

    /** {@return whether the clock stands still} */
    public boolean isFrozen() {
        return setting.frozenAt().isPresent();
    }

    /** {@return a number that differs after each change of the setting} */
    long generation() {
        return setting.generation();
    }

    /** Stops the clock at this time. {@return the generation of this setting} */
    long freezeAt(Instant time) {
        return become(Duration.ZERO, Optional.of(time));
    }

    /** Runs on from this time. */
    void runFrom(Instant time) {
        become(Duration.between(base.instant(), time), Optional.empty());
    }

    /** Shows the time of the other clock again. */
    public void reset() {
        become(Duration.ZERO, Optional.empty());
    }

    private synchronized long become(Duration offset, Optional<Instant> frozenAt) {
        setting = new Setting(offset, frozenAt, setting.generation() + 1);
        return setting.generation();
    }
}
