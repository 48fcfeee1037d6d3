package dev.tarn.domain.datastore;

import dev.tarn.domain.backup.BackupConfiguration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The configuration of a data store at its creation, except its name. */
public record DatastoreConfiguration(
        FhirVersion typeVersion,
        SseConfiguration sse,
        Optional<PreloadDataType> preloadDataType,
        IdentityProviderConfiguration identityProvider,
        Optional<NlpConfiguration> nlp,
        Optional<AnalyticsConfiguration> analytics,
        Optional<ProfileConfiguration> profiles,
        Optional<BackupConfiguration> backup) {

    public DatastoreConfiguration {
        backup = backup.map(BackupConfiguration::completed);
    }

    /** An R4 store with HealthLake's defaults. */
    public static final DatastoreConfiguration R4 = new DatastoreConfiguration(
            FhirVersion.R4,
            SseConfiguration.AWS_OWNED,
            Optional.empty(),
            IdentityProviderConfiguration.AWS_AUTH,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** {@return this with these features} */
    DatastoreConfiguration features(Optional<NlpConfiguration> newNlp, Optional<AnalyticsConfiguration> newAnalytics) {
        return new DatastoreConfiguration(
                typeVersion, sse, preloadDataType, identityProvider, newNlp, newAnalytics, profiles, backup);
    }

    /** {@return this with other profiles} */
    DatastoreConfiguration profiles(Optional<ProfileConfiguration> value) {
        return new DatastoreConfiguration(
                typeVersion, sse, preloadDataType, identityProvider, nlp, analytics, value, backup);
    }

    /** {@return this after its features have changed: ENABLING is ENABLED} */
    DatastoreConfiguration settled() {
        return features(NlpStatus::settled, AnalyticsStatus::settled);
    }

    /** {@return this after its features could not be changed: ENABLING is DISABLED} */
    DatastoreConfiguration reverted() {
        return features(NlpStatus::reverted, AnalyticsStatus::reverted);
    }

    private DatastoreConfiguration features(
            UnaryOperator<NlpStatus> nlpChange, UnaryOperator<AnalyticsStatus> analyticsChange) {
        return features(
                nlp.map(feature -> new NlpConfiguration(feature.status().map(nlpChange))),
                analytics.map(
                        feature -> new AnalyticsConfiguration(feature.status().map(analyticsChange))));
    }

    /** {@return this with another encryption} */
    public DatastoreConfiguration sse(SseConfiguration value) {
        return new DatastoreConfiguration(
                typeVersion, value, preloadDataType, identityProvider, nlp, analytics, profiles, backup);
    }

    /** {@return this with resources to preload} */
    public DatastoreConfiguration preload(PreloadDataType value) {
        return new DatastoreConfiguration(
                typeVersion, sse, Optional.of(value), identityProvider, nlp, analytics, profiles, backup);
    }

    /** {@return this with another identity provider} */
    public DatastoreConfiguration identityProvider(IdentityProviderConfiguration value) {
        return new DatastoreConfiguration(typeVersion, sse, preloadDataType, value, nlp, analytics, profiles, backup);
    }

    /** {@return this with other backups} */
    public DatastoreConfiguration backup(BackupConfiguration value) {
        return new DatastoreConfiguration(
                typeVersion, sse, preloadDataType, identityProvider, nlp, analytics, profiles, Optional.of(value));
    }

    /** {@return whether the data store is backed up} */
    public boolean isBackedUp() {
        return backup.filter(BackupConfiguration::isEnabled).isPresent();
    }
}
