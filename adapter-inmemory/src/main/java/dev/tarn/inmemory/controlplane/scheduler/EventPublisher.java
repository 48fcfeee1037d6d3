package dev.tarn.inmemory.controlplane.scheduler;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.event.DatastoreEvent;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.event.JobEvent;
import dev.tarn.domain.job.Job;
import dev.tarn.ports.EventSink;
import dev.tarn.ports.JobMonitor;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what happens. A listener that fails harms neither the move that it was told of nor those who come after. */
public final class EventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);

    private final EventSink events;
    private final JobMonitor monitor;

    public EventPublisher(EventSink events, JobMonitor monitor) {
        this.events = events;
        this.monitor = monitor;
    }

    public void moved(Datastore store, Instant now) {
        DatastoreEvent.of(store, now).ifPresent(this::tell);
    }

    public void moved(DatastoreArn datastore, Job<?> job, Instant now) {
        JobEvent.of(datastore, job, now).ifPresent(this::tell);
    }

    public void progressed(Job<?> job, long done, long total) {
        try {
            monitor.progressed(job, done, total);
        } catch (RuntimeException e) {
            LOG.warn("The monitor of job {} failed: {}", job.id(), e.toString());
            LOG.debug("The cause", e);
        }
    }

    private void tell(HealthLakeEvent event) {
        try {
            events.accept(event);
        } catch (RuntimeException e) {
            LOG.warn("The event sink failed at {} of {}: {}", event.detailType(), event.datastore(), e.toString());
            LOG.debug("The cause", e);
        }
    }
}
