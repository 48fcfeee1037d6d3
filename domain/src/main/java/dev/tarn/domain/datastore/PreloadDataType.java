package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.Words;

/** What a new data store is filled with. */
public enum PreloadDataType {
    SYNTHEA;

    public static final Words<PreloadDataType> WORDS = Words.of("PreloadDataType", PreloadDataType.class);
}
