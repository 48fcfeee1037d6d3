package dev.tarn.domain.datastore;

import dev.tarn.domain.backup.BackupConfiguration;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code UpdateFHIRDatastore} changes; what is empty stays as it is. An identity provider is replaced as a whole
 * ({@code control-plane.md} 4.2).
 */
public record DatastoreUpdate(
        Optional<DatastoreName> name,
        Optional<NlpConfiguration> nlp,
        Optional<AnalyticsConfiguration> analytics,
        Optional<ProfileConfiguration> profiles,
        Optional<IdentityProviderConfiguration> identityProvider,
        Optional<BackupConfiguration> backup) {

    /** Changes nothing. */
    public static final DatastoreUpdate NOTHING = new DatastoreUpdate(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public DatastoreUpdate {
        List<Violation> violations = new ArrayList<>();
        nlp.flatMap(NlpConfiguration::status)
                .filter(status -> status != status.settled())
                .ifPresent(status -> violations.add(
                        passing("nlpConfiguration.status", status.name(), List.of("ENABLED", "DISABLED"))));
        analytics
                .flatMap(AnalyticsConfiguration::status)
                .filter(status -> status != status.settled())
                .ifPresent(status -> violations.add(passing(
                        "analyticsConfiguration.status", status.name(), List.of("ENABLED", "DISABLED", "PAUSED"))));
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }

    private static Violation passing(String path, String status, List<String> accepted) {
        return Violation.of(path, status, new Constraint.OneOf(accepted));
    }

    /** {@return this with another name} */
    public DatastoreUpdate named(DatastoreName value) {
        return new DatastoreUpdate(Optional.of(value), nlp, analytics, profiles, identityProvider, backup);
    }

    /** {@return this with another status of natural language processing} */
    public DatastoreUpdate nlp(NlpStatus status) {
        return new DatastoreUpdate(
                name,
                Optional.of(new NlpConfiguration(Optional.of(status))),
                analytics,
                profiles,
                identityProvider,
                backup);
    }

    /** {@return this with another status of analytics} */
    public DatastoreUpdate analytics(AnalyticsStatus status) {
        return new DatastoreUpdate(
                name,
                nlp,
                Optional.of(new AnalyticsConfiguration(Optional.of(status))),
                profiles,
                identityProvider,
                backup);
    }

    /** {@return this with other profiles} */
    public DatastoreUpdate profiles(ProfileConfiguration value) {
        return new DatastoreUpdate(name, nlp, analytics, Optional.of(value), identityProvider, backup);
    }

    /** {@return this with another identity provider} */
    public DatastoreUpdate identityProvider(IdentityProviderConfiguration value) {
        return new DatastoreUpdate(name, nlp, analytics, profiles, Optional.of(value), backup);
    }

    /** {@return this with other backups; the members that are left out stay as they are} */
    public DatastoreUpdate backup(BackupConfiguration value) {
        return new DatastoreUpdate(name, nlp, analytics, profiles, identityProvider, Optional.of(value));
    }

    /**
     * {@return the data store after this update was requested} Name, profiles, identity provider and backups are changed at once, and
     * the status stays. A feature that changes makes it UPDATING, until {@link Datastore#activated} or
     * {@link Datastore#updateFailed}.
     *
     * @param at when the update was requested
     * @throws Conflict if the data store is neither ACTIVE nor UPDATE_FAILED: one update is made at a time
     */
    public Datastore applyTo(Datastore store, Instant at) {
        if (store.status() != DatastoreStatus.ACTIVE && store.status() != DatastoreStatus.UPDATE_FAILED) {
            throw new Conflict("Data store " + store.id() + " is " + store.status()
                    + "; it can be updated while it is ACTIVE or UPDATE_FAILED");
        }
        DatastoreConfiguration before = store.configuration();
        DatastoreConfiguration after = before.features(nlpAfter(before), analyticsAfter(before))
                .profiles(profiles.or(before::profiles))
                .identityProvider(identityProvider.orElse(before.identityProvider()));
        if (backup.isPresent()) {
            after = after.backup(before.backup().map(backup.get()::over).orElse(backup.get()));
        }
        Datastore changed = new Datastore(
                store.arn(),
                name.or(store::name),
                store.createdAt(),
                after,
                store.endpoint(),
                store.state(),
                Datastore.window(after, store.restoreWindow(), at));
        return after.equals(after.settled()) ? changed : changed.updateRequested();
    }

    private Optional<NlpConfiguration> nlpAfter(DatastoreConfiguration before) {
        Optional<NlpStatus> current = before.nlp().flatMap(NlpConfiguration::status);
        return nlp.flatMap(NlpConfiguration::status)
                .filter(status -> !current.equals(Optional.of(status)))
                .map(status -> new NlpConfiguration(Optional.of(status.underway())))
                .or(before::nlp);
    }

    private Optional<AnalyticsConfiguration> analyticsAfter(DatastoreConfiguration before) {
        Optional<AnalyticsStatus> current = before.analytics().flatMap(AnalyticsConfiguration::status);
        return analytics
                .flatMap(AnalyticsConfiguration::status)
                .filter(status -> !current.equals(Optional.of(status)))
                .map(status -> new AnalyticsConfiguration(Optional.of(status.underway())))
                .or(before::analytics);
    }
}
