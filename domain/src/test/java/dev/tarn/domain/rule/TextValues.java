package dev.tarn.domain.rule;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.datastore.ErrorCategory;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.datastore.LambdaArn;
import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobMessage;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TagValue;
import dev.tarn.domain.tag.TaggedArn;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which value each text rule guards. */
final class TextValues {

    private static final Map<TextRule, Function<String, ?>> MAKERS = Map.ofEntries(
            Map.entry(AccountId.RULE, AccountId::new),
            Map.entry(Region.RULE, Region::new),
            Map.entry(DatastoreId.RULE, DatastoreId::new),
            Map.entry(DatastoreName.RULE, DatastoreName::new),
            Map.entry(EncryptionKeyId.RULE, EncryptionKeyId::new),
            Map.entry(
                    ErrorCause.MESSAGE,
                    text -> ErrorCause.of(text, ErrorCategory.RETRYABLE_ERROR)
                            .errorMessage()
                            .orElseThrow()),
            Map.entry(LambdaArn.RULE, LambdaArn::new),
            Map.entry(ProfileName.RULE, ProfileName::new),
            Map.entry(ResourceId.RULE, ResourceId::new),
            Map.entry(IdempotencyKey.RULE, IdempotencyKey::new),
            Map.entry(JobId.RULE, JobId::new),
            Map.entry(JobMessage.RULE, JobMessage::new),
            Map.entry(JobName.RULE, JobName::new),
            Map.entry(RoleArn.RULE, RoleArn::new),
            Map.entry(S3Uri.RULE, S3Uri::new),
            Map.entry(ClientToken.RULE, ClientToken::new),
            Map.entry(PageToken.RULE, PageToken::new),
            Map.entry(TagKey.RULE, TagKey::new),
            Map.entry(TagValue.RULE, TagValue::new),
            Map.entry(TaggedArn.RULE, TaggedArn::new));

    private TextValues() {}

    /** {@return the constructor of the value that the rule guards} */
    static Optional<Function<String, ?>> of(TextRule rule) {
        return Optional.ofNullable(MAKERS.get(rule));
    }
}
