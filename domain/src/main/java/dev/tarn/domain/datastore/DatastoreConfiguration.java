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
