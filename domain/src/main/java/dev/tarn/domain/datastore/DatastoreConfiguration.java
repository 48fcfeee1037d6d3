package dev.tarn.domain.datastore;

import java.util.Optional;

/** The configuration of a data store at its creation, except its name. */
public record DatastoreConfiguration(
        FhirVersion typeVersion,
        SseConfiguration sse,
        Optional<PreloadDataType> preloadDataType,
        IdentityProviderConfiguration identityProvider,
        Optional<NlpConfiguration> nlp,
        Optional<AnalyticsConfiguration> analytics,
        Optional<ProfileConfiguration> profiles) {

    /** An R4 store with HealthLake's defaults. */
    public static final DatastoreConfiguration R4 = new DatastoreConfiguration(
            FhirVersion.R4,
            SseConfiguration.AWS_OWNED,
            Optional.empty(),
            IdentityProviderConfiguration.AWS_AUTH,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** {@return this with these features} */
    DatastoreConfiguration features(Optional<NlpConfiguration> newNlp, Optional<AnalyticsConfiguration> newAnalytics) {
        return new DatastoreConfiguration(
                typeVersion, sse, preloadDataType, identityProvider, newNlp, newAnalytics, profiles);
    }

    /** {@return this with other profiles} */
    DatastoreConfiguration profiles(Optional<ProfileConfiguration> value) {
        return new DatastoreConfiguration(typeVersion, sse, preloadDataType, identityProvider, nlp, analytics, value);
    }

    /** {@return this after its features have changed: ENABLING is ENABLED} */
    DatastoreConfiguration settled() {
        return features(
                nlp.map(feature -> new NlpConfiguration(feature.status().map(NlpStatus::settled))),
                analytics.map(
                        feature -> new AnalyticsConfiguration(feature.status().map(AnalyticsStatus::settled))));
    }

    /** {@return this after its features could not be changed: ENABLING is DISABLED} */
    DatastoreConfiguration reverted() {
        return features(
                nlp.map(feature -> new NlpConfiguration(feature.status().map(NlpStatus::reverted))),
                analytics.map(
                        feature -> new AnalyticsConfiguration(feature.status().map(AnalyticsStatus::reverted))));
    }

    /** {@return this with another encryption} */
    public DatastoreConfiguration sse(SseConfiguration value) {
        return new DatastoreConfiguration(
                typeVersion, value, preloadDataType, identityProvider, nlp, analytics, profiles);
    }

    /** {@return this with another identity provider} */
    public DatastoreConfiguration identityProvider(IdentityProviderConfiguration value) {
        return new DatastoreConfiguration(typeVersion, sse, preloadDataType, value, nlp, analytics, profiles);
    }
}
