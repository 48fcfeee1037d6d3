package dev.tarn.app;

import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.ports.EventSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every event into the log, as EventBridge would have told it. */
final class EventLog implements EventSink {

    private static final Logger LOG = LoggerFactory.getLogger("dev.tarn.events");

    @Override
    public void accept(HealthLakeEvent event) {
        LOG.info("{} {}", event.detailType(), event.detail());
    }
}
