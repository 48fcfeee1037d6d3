package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.inmemory.controlplane.job.HostedExports;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.repository.store.ResourceStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes an account what it was at a snapshot. Each data store gets a new entry with a copy of the resources, so that all that
 * is derived from them (search index, history) is made again from the copy; the transitions that were scheduled for the former
 * entries are not executed. Guarded by the scheduler's lock.
 */
record AccountRestore(
        ControlPlaneConfig config,
        Scheduler scheduler,
        DatastoreEntries datastoreEntries,
        ActiveDatastores active,
        ClientTokens tokens,
        DatastoreOperations stores,
        HostedExports hosted) {

    /**
     * Makes the account what it was.
     *
     * @param before its data stores now
     * @throws dev.tarn.domain.failure.InsufficientStorage if the memory budget or the disk has no room for a copy; nothing was
     *     changed
     */
    void restore(AccountId account, List<DatastoreEntry> before, StoredSnapshot snapshot) {
        // Otherwise the transitions until now would be committed afterwards, over what is restored.
        config.stateStore().commit();
        Set<DatastoreId> ids = before.stream().map(entry -> entry.store().id()).collect(Collectors.toSet());
        // Requests from now on wait for the lock, and find what is restored.
        ids.forEach(active::forget);
        Map<DatastoreId, ResourceStore> resources =
                config.snapshots().replace(ids, snapshot.state(), snapshot.copies());
        Set<ExportJob> exports = new HashSet<>();
        snapshot.state().stores().forEach(kept -> exports.addAll(kept.exports()));
        for (DatastoreEntry entry : before) {
            datastoreEntries.remove(entry);
            entry.memory().close();
            entry.exportJobs().stream()
                    .filter(job -> !exports.contains(job))
                    .forEach(job -> scheduler.afterwards(() -> hosted.remove(job)));
        }
        tokens.forget(account);
        snapshot.state()
                .stores()
                .forEach(kept -> stores.restore(
                        kept, Optional.ofNullable(resources.get(kept.store().id()))));
        tokens.restore(snapshot.state().tokens());
    }
}
