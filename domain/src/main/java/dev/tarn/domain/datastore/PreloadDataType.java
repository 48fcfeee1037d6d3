package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.WireEnum;

/** What a new data store is filled with. */
public enum PreloadDataType {
    SYNTHEA;

    public static final WireEnum<PreloadDataType> WORDS = WireEnum.of("PreloadDataType", PreloadDataType.class);
}
