package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreState;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.ports.admin.AccountSnapshot;
import dev.tarn.ports.admin.Snapshots;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes and restores snapshots of accounts. Guarded by the scheduler's lock. */
final class SnapshotOperations {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final ControlPlaneConfig config;
    private final Scheduler scheduler;
    private final DatastoreEntries datastoreEntries;
    private final ClientTokens tokens;
    private final AccountRestore restoring;
    private final Map<AccountId, NavigableMap<String, StoredSnapshot>> taken = new HashMap<>();
    private long unnamed;

    SnapshotOperations(
            ControlPlaneConfig config,
            Scheduler scheduler,
            DatastoreEntries datastoreEntries,
            ClientTokens tokens,
            AccountRestore restoring) {
        this.config = config;
        this.scheduler = scheduler;
        this.datastoreEntries = datastoreEntries;
        this.tokens = tokens;
        this.restoring = restoring;
    }

    /** {@return the snapshots of an account} */
    Snapshots of(AccountId account) {
        return new OfAccount(account);
    }

    /** Removes all snapshots of all accounts. Under the lock. */
    void clear() {
        taken.values().forEach(all -> all.values().forEach(StoredSnapshot::release));
        taken.clear();
    }

    private List<DatastoreEntry> entries(AccountId account) {
        return datastoreEntries.all().stream()
                .filter(entry -> entry.store().arn().scope().account().equals(account))
                .toList();
    }

    /** The work of a job would go on in a data store that is no longer there. */
    private static void requireIdle(List<DatastoreEntry> entries) {
        for (DatastoreEntry entry : entries) {
            DatastoreId id = entry.store().id();
            Stream.concat(entry.importJobs().stream(), entry.exportJobs().stream())
                    .filter(job -> !job.state().hasEnded())
                    .findFirst()
                    .ifPresent(job -> {
                        throw busy(job.kind().title() + " job " + job.id() + " of data store " + id + " is "
                                + job.status());
                    });
            if (isFilled(entry.store())) {
                throw busy("Data store " + id + " is CREATING, and being filled");
            }
        }
    }

    private static boolean isFilled(Datastore store) {
        return store.status() == DatastoreStatus.CREATING
                && (store.state() instanceof DatastoreState.Restoring
                        || store.configuration().preloadDataType().isPresent());
    }

    private static Conflict busy(String what) {
        return new Conflict(what
                + "; a snapshot is taken or restored while no job of the account runs and none of its data stores is"
                + " filled, so wait for its end");
    }

    private final class OfAccount implements Snapshots {

        private final AccountId account;

        OfAccount(AccountId account) {
            this.account = account;
        }

        @Override
        public Snapshots of(AccountId other) {
            return new OfAccount(other);
        }

        private NavigableMap<String, StoredSnapshot> named() {
            return taken.getOrDefault(account, Collections.emptyNavigableMap());
        }

        private StoredSnapshot find(String name) {
            return Optional.ofNullable(named().get(name))
                    .orElseThrow(() -> new NotFound("Account " + account + " has no snapshot '" + name + "'; it has: "
                            + (named().isEmpty() ? "none" : String.join(", ", named().keySet()))));
        }

        private AccountSnapshot shown(String name, StoredSnapshot snapshot) {
            return new AccountSnapshot(
                    this, name, snapshot.takenAt(), snapshot.state().stores().size(), snapshot.bytes());
        }

        @Override
        public AccountSnapshot take() {
            return scheduler.at(now -> {
                String name;
                do {
                    name = "snapshot-" + ++unnamed;
                } while (named().containsKey(name));
                return take(name);
            });
        }

        @Override
        public AccountSnapshot take(String name) {
            if (!NAME.matcher(name).matches()) {
                throw new Invalid("'" + name + "' is no name of a snapshot; use 1 to 64 letters, digits, dots, hyphens"
                        + " and underscores");
            }
            return scheduler.at(now -> {
                if (!named().containsKey(name) && named().size() == MOST) {
                    throw new Conflict("Account " + account + " has " + MOST
                            + " snapshots, which is the limit; delete one (DELETE /_tarn/snapshots/{name})");
                }
                List<DatastoreEntry> entries = entries(account);
                requireIdle(entries);
                StoredSnapshot snapshot = StoredSnapshot.of(entries, tokens.of(account), now, config);
                Optional.ofNullable(taken.computeIfAbsent(account, first -> new TreeMap<>())
                                .put(name, snapshot))
                        .ifPresent(StoredSnapshot::release);
                return shown(name, snapshot);
            });
        }

        @Override
        public AccountSnapshot restore(String name) {
            return scheduler.at(now -> {
                StoredSnapshot snapshot = find(name);
                List<DatastoreEntry> entries = entries(account);
                requireIdle(entries);
                restoring.restore(account, entries, snapshot);
                return shown(name, snapshot);
            });
        }

        @Override
        public List<AccountSnapshot> list() {
            return scheduler.at(now -> named().entrySet().stream()
                    .map(each -> shown(each.getKey(), each.getValue()))
                    .toList());
        }

        @Override
        public void delete(String name) {
            scheduler.at(now -> {
                find(name).release();
                named().remove(name);
                return now;
            });
        }
    }
}
