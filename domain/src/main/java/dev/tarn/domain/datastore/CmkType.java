package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.WireEnum;

/** Who owns the key that encrypts a data store. */
public enum CmkType {
    CUSTOMER_MANAGED_KMS_KEY,
    AWS_OWNED_KMS_KEY;

    public static final WireEnum<CmkType> WORDS = WireEnum.of("CmkType", CmkType.class);
}
