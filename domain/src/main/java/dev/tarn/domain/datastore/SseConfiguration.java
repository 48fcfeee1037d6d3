package dev.tarn.domain.datastore;

import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import java.util.List;
import java.util.Optional;

/** How a data store is encrypted; fixed when it is created ({@code control-plane.md} 1.5). */
public record SseConfiguration(CmkType cmkType, Optional<EncryptionKeyId> kmsKeyId) {

    /** The default of a store: a key that AWS owns. */
    public static final SseConfiguration AWS_OWNED = new SseConfiguration(CmkType.AWS_OWNED_KMS_KEY, Optional.empty());

    public SseConfiguration {
        if (cmkType == CmkType.CUSTOMER_MANAGED_KMS_KEY && kmsKeyId.isEmpty()) {
            throw new Invalid(List.of(new Violation(
                    "sseConfiguration.kmsEncryptionConfig.kmsKeyId",
                    Optional.empty(),
                    new Constraint.Rule("not be null when cmkType is " + cmkType))));
        }
    }

    /** {@return encryption by this key of the customer's} */
    public static SseConfiguration customerManaged(EncryptionKeyId key) {
        return new SseConfiguration(CmkType.CUSTOMER_MANAGED_KMS_KEY, Optional.of(key));
    }
}
