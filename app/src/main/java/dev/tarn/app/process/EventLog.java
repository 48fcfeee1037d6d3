package dev.tarn.app.process;

import dev.tarn.domain.event.HealthLakeEvent;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the events that HealthLake sends to EventBridge. */
public final class EventLog implements Consumer<HealthLakeEvent> {

    private static final Logger LOG = LoggerFactory.getLogger("dev.tarn.events");

    @Override
    public void accept(HealthLakeEvent event) {
        event.eventBridge().ifPresent(sent -> LOG.info("{} {}", sent.detailType(), sent.detail()));
    }
}
