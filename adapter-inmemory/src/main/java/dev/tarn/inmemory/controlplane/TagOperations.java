package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.domain.tag.Tags;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.controlplane.state.StateStore;
import dev.tarn.ports.tag.Tagging;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tags of data stores, as one account and region sees them. */
final class TagOperations implements Tagging {

    private final Scope scope;
    private final Scheduler scheduler;
    private final StateStore stateStore;
    private final DatastoreEntries datastoreEntries;

    TagOperations(Scope scope, Scheduler scheduler, StateStore stateStore, DatastoreEntries datastoreEntries) {
        this.scope = scope;
        this.scheduler = scheduler;
        this.stateStore = stateStore;
        this.datastoreEntries = datastoreEntries;
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
        return scheduler.at(now -> {
            DatastoreEntry datastoreEntry =
                    datastoreEntries.find(scope, datastore(arn).datastoreId());
            // A backup may keep the tags of a DELETED data store, for a restore.
            boolean deleted = datastoreEntry.store().status() == DatastoreStatus.DELETED;
            return deleted ? List.of() : datastoreEntry.tags().toList();
        });
    }

    private void change(TaggedArn arn, UnaryOperator<Tags> change) {
        scheduler.at(now -> {
            DatastoreEntry datastoreEntry =
                    datastoreEntries.findLiving(scope, datastore(arn).datastoreId());
            stateStore.checkWritable();
            Tags tags = change.apply(datastoreEntry.tags());
            datastoreEntry.memory().resize(HeapCost.of(datastoreEntry.tags()), HeapCost.of(tags));
            datastoreEntry.tag(tags);
            stateStore.tags(datastoreEntry.store().id(), datastoreEntry.tags());
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
