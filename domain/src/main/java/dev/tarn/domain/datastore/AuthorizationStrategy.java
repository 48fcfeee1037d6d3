package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.WireEnum;

/** How the FHIR endpoint of a data store authorizes its callers. */
public enum AuthorizationStrategy {
    SMART_ON_FHIR_V1,
    SMART_ON_FHIR,
    AWS_AUTH;

    public static final WireEnum<AuthorizationStrategy> WORDS =
            WireEnum.of("AuthorizationStrategy", AuthorizationStrategy.class);
}
