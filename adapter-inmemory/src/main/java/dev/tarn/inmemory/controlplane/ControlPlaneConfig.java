package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.PreloadDataType;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.quota.Quotas;
import dev.tarn.inmemory.controlplane.scheduler.AdjustableClock;
import dev.tarn.inmemory.controlplane.state.SnapshotStore;
import dev.tarn.inmemory.controlplane.state.StateStore;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.search.SearchIndex;
import dev.tarn.inmemory.repository.searchset.LocalSearches;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStores;
import dev.tarn.inmemory.repository.validation.WriteValidation;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.id.IdSource;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.preload.PreloadSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The settings of a control plane.
 *
 * @param clock the time; it is cut to milliseconds
 * @param rings whether a timer thread executes due transitions between calls
 * @param creating from CREATING to ACTIVE
 * @param deleting from DELETING to DELETED
 * @param jobStart from SUBMITTED until a job begins, or queues
 * @param describeWait how long the describe of a running job waits for its end
 * @param retention how long a DELETED store stays visible ({@code decisions.md} D19)
 * @param listeners get every event from the first on
 * @param objects where jobs read and write
 * @param hostedExports opens, when they are first needed, the files of exports that have no bucket
 * @param resources where the resources of data stores are
 * @param stateStore where all else is written down
 * @param snapshots copies resources for snapshots of accounts
 * @param workers runs jobs, each for as long as it takes
 * @param memory limits everything that is kept in memory
 * @param faults what goes wrong
 * @param quotas whether an account can have 20 data stores at most
 * @param preloads finds what a data store with {@code PreloadDataConfig} is filled with; called when one is created
 * @param validation checks what is written, at the default level or that of the request or job
 * @param indexes makes the search index of a data store, which costs nothing until the first search
 */
public record ControlPlaneConfig(
        AdjustableClock clock,
        boolean rings,
        IdSource ids,
        Duration creating,
        Duration deleting,
        Duration jobStart,
        Duration describeWait,
        Duration retention,
        List<Consumer<? super HealthLakeEvent>> listeners,
        ObjectStore objects,
        Supplier<? extends ObjectStore> hostedExports,
        ResourceStores resources,
        StateStore stateStore,
        SnapshotStore snapshots,
        Executor workers,
        MemoryBudget memory,
        LocalSearches searches,
        Faults faults,
        Quotas quotas,
        Function<PreloadDataType, Optional<PreloadSource>> preloads,
        WriteValidation validation,
        BiFunction<DatastoreId, ResourceStore, SearchIndex> indexes) {}
