package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.Words;

/** The FHIR version of a data store. */
public enum FhirVersion {
    R4;

    public static final Words<FhirVersion> WORDS = Words.of("FHIRVersion", FhirVersion.class);
}
