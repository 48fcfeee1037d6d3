package dev.tarn.inmemory.estate;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.domain.tag.Tags;
import dev.tarn.ports.Tagging;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tags of data stores, as one account and region sees them. */
final class TagDesk implements Tagging {

    private final Scope scope;
    private final Clockwork clockwork;
    private final Journal journal;
    private final Holdings holdings;

    TagDesk(Scope scope, Clockwork clockwork, Journal journal, Holdings holdings) {
        this.scope = scope;
        this.clockwork = clockwork;
        this.journal = journal;
        this.holdings = holdings;
    }

    @Override
    public void tag(TaggedArn arn, List<Tag> tags) {
        change(arn, before -> before.with(tags));
    }

    @Override
    public void untag(TaggedArn arn, List<TagKey> keys) {
        change(arn, before -> before.without(keys));
    }

    @Override
    public List<Tag> list(TaggedArn arn) {
        return clockwork.at(
                now -> holdings.find(scope, datastore(arn).datastoreId()).tags().toList());
    }

    private void change(TaggedArn arn, UnaryOperator<Tags> change) {
        clockwork.at(now -> {
            Holding holding = holdings.findLiving(scope, datastore(arn).datastoreId());
            journal.checkWritable();
            Tags tags = change.apply(holding.tags());
            long more = HeapCost.of(tags) - HeapCost.of(holding.tags());
            if (more > 0) {
                holding.memory().take(more);
            } else {
                holding.memory().giveBack(-more);
            }
            holding.tag(tags);
            journal.tags(holding.store().id(), holding.tags());
            return now;
        });
    }

    /** An ARN of another partition, account, region or kind names nothing here. */
    private DatastoreArn datastore(TaggedArn arn) {
        return arn.datastore()
                .filter(store -> store.equals(DatastoreArn.of(scope, store.datastoreId())))
                .orElseThrow(() -> NotFound.of("Resource", arn));
    }
}
