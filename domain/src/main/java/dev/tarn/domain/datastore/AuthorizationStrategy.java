package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.Words;

/** How the FHIR endpoint of a data store knows its callers. */
public enum AuthorizationStrategy {
    SMART_ON_FHIR_V1,
    SMART_ON_FHIR,
    AWS_AUTH;

    public static final Words<AuthorizationStrategy> WORDS =
            Words.of("AuthorizationStrategy", AuthorizationStrategy.class);
}
