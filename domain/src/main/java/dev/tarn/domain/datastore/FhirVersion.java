package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.WireEnum;

/** The FHIR version of a data store. */
public enum FhirVersion {
    R4;

    public static final WireEnum<FhirVersion> WORDS = WireEnum.of("FHIRVersion", FhirVersion.class);
}
