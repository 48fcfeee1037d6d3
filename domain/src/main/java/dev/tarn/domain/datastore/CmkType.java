package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.Words;

/** Who owns the key that encrypts a data store. */
public enum CmkType {
    CUSTOMER_MANAGED_KMS_KEY,
    AWS_OWNED_KMS_KEY;

    public static final Words<CmkType> WORDS = Words.of("CmkType", CmkType.class);
}
