package dev.tarn.ports;

import dev.tarn.domain.event.HealthLakeEvent;

/** Where events go. It is called in the order of the events, by whichever thread made the move, and must return soon. */
@FunctionalInterface
public interface EventSink {

    /** Nobody listens. */
    EventSink NONE = event -> {};

    /** Takes one event; what it throws is logged and otherwise ignored. */
    void accept(HealthLakeEvent event);
}
