package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.ports.tag.Tagging;
import java.util.List;

/** Tags, with faults. */
record FaultInjectingTagging(Tagging delegate, FaultInjection faults) implements Tagging {

    @Override
    public void tag(TaggedArn arn, List<Tag> tags) {
        faults.run(HealthLakeOperation.TAG_RESOURCE, () -> delegate.tag(arn, tags));
    }

    @Override
    public void untag(TaggedArn arn, List<TagKey> keys) {
        faults.run(HealthLakeOperation.UNTAG_RESOURCE, () -> delegate.untag(arn, keys));
    }

    @Override
    public List<Tag> list(TaggedArn arn) {
        return faults.call(HealthLakeOperation.LIST_TAGS_FOR_RESOURCE, () -> delegate.list(arn));
    }
}
