package dev.tarn.inmemory.controlplane.scheduler;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.event.DatastoreEvent;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.event.JobEvent;
import dev.tarn.domain.event.JobProgressEvent;
import dev.tarn.domain.job.Job;
import dev.tarn.ports.event.EventFeed.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the listeners. A listener that fails affects neither the reported change nor other listeners. Thread-safe. */
public final class EventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);

    private final List<Registration> registrations = new CopyOnWriteArrayList<>();

    /** A registration of a listener; compared by identity, so that one listener can be registered twice. */
    private static final class Registration {
        private final Consumer<? super HealthLakeEvent> listener;

        Registration(Consumer<? super HealthLakeEvent> listener) {
            this.listener = listener;
        }
    }

    /** Publishes to these listeners from the first event on, and to those that subscribe later. */
    public EventPublisher(List<Consumer<? super HealthLakeEvent>> listeners) {
        listeners.forEach(this::subscribe);
    }

    public Subscription subscribe(Consumer<? super HealthLakeEvent> listener) {
        Registration registration = new Registration(listener);
        registrations.add(registration);
        return () -> registrations.remove(registration);
    }

    public void moved(Datastore store, Instant now) {
        publish(new DatastoreEvent(store, now));
    }

    public void moved(DatastoreArn datastore, Job<?> job, Instant now) {
        publish(new JobEvent(datastore, job, now));
    }

    public void progressed(DatastoreArn datastore, Job<?> job, long done, long total, Instant now) {
        publish(new JobProgressEvent(datastore, job, done, total, now));
    }

    private void publish(HealthLakeEvent event) {
        for (Registration registration : registrations) {
            try {
                registration.listener.accept(event);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed at {} of {}: {}", event.kind(), event.datastore(), e.toString());
                LOG.debug("The cause", e);
            }
        }
    }
}
