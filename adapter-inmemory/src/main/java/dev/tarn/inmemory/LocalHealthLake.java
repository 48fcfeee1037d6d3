package dev.tarn.inmemory;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.domain.job.JobId;
import dev.tarn.inmemory.controlplane.ControlPlane;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.recovery.DatabaseRecovery;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.admin.BackupSummary;
import dev.tarn.ports.admin.Health;
import dev.tarn.ports.admin.Snapshots;
import dev.tarn.ports.admin.TarnClock;
import dev.tarn.ports.event.EventFeed;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.fault.inprocess.FaultInjectingHealthLakes;
import dev.tarn.ports.objectstore.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * HealthLake in this process. Data stores are in memory for the life of the process, or persistent in a directory. Jobs
 * import from and export to an object store, by default a directory.
 *
 * <pre>{@code
 * try (LocalHealthLake lake = LocalHealthLake.inMemory(Path.of("objects"))) {
 *     HealthLake healthLake = lake.healthLake();
 *     DatastoreId id = healthLake.datastores().create(CreateDatastoreRequest.named("patients")).id();
 *     ...
 * }
 * }</pre>
 */
public final class LocalHealthLake implements HealthLakes, EventFeed, AutoCloseable {

    /** The account and region of {@link #healthLake()}, unless the builder says otherwise. */
    public static final Scope DEFAULT_SCOPE = Scope.of("123456789012", "us-east-1");

    private final ControlPlane controlPlane;
    private final Faults faults;
    private final HealthLakes withFaults;
    private final Scope scope;
    private final ObjectClearing clearing;
    private final Optional<Database> database;
    private final Supplier<Health> memory;
    private final Runnable release;

    /**
     * A local HealthLake.
     *
     * @param database where it is kept; empty where it is in memory
     * @param memory whether the memory budget accepts writes
     */
    LocalHealthLake(
            ControlPlane controlPlane,
            Faults faults,
            Scope scope,
            ObjectClearing clearing,
            Optional<Database> database,
            Supplier<Health> memory,
            Runnable release) {
        this.controlPlane = controlPlane;
        this.faults = faults;
        this.withFaults = new FaultInjectingHealthLakes(controlPlane, faults);
        this.scope = scope;
        this.clearing = clearing;
        this.database = database;
        this.memory = memory;
        this.release = release;
    }

    /** {@return a HealthLake in memory; its objects are in a temporary directory that is removed on close} */
    public static LocalHealthLake inMemory() {
        return builder().build();
    }

    /** {@return a HealthLake in memory; {@code s3://bucket/key} is the file {@code <objects>/bucket/key}} */
    public static LocalHealthLake inMemory(Path objects) {
        return builder().objects(new DirectoryObjectStore(objects)).build();
    }

    /**
     * {@return a persistent HealthLake in this directory, with its objects in {@code objects} below it; committed data is there
     * again after a restart}
     *
     * @throws DataDirectoryException if the directory cannot be used: by another process, or
     *     at all
     */
    public static LocalHealthLake onH2(Path data) {
        return builder().data(data).build();
    }

    /** {@return a persistent HealthLake in one directory, with its objects in another} */
    public static LocalHealthLake onH2(Path data, Path objects) {
        return builder().data(data).objects(new DirectoryObjectStore(objects)).build();
    }

    /**
     * Recovers a damaged data directory: keeps what is whole, moves the damaged files into a directory
     * {@code damaged-<time>} in it, and lists what is lost. Does not change a directory that is whole.
     *
     * @param where the account and region of data stores of which only the resources are left
     * @throws DataDirectoryException if the directory cannot be used, for another reason than
     *     damage
     */
    public static RecoveryReport recover(Path data, Scope where) {
        return new RecoveryReport(DataDirectoryException.translated(() -> DatabaseRecovery.recover(data, where)));
    }

    /** {@return a builder with the default options} */
    public static LocalHealthLakeBuilder builder() {
        return new LocalHealthLakeBuilder();
    }

    /** {@inheritDoc} The injected {@link #faults} apply. */
    @Override
    public HealthLake of(Caller caller) {
        return withFaults.of(caller);
    }

    /**
     * {@return the same HealthLake without the faults of requests, to prepare or check data while calls fail} Faults of data
     * stores, jobs and objects apply here as well.
     */
    public HealthLakes withoutRequestFaults() {
        return controlPlane;
    }

    /**
     * {@return the same HealthLake for a server, which does two things itself: it applies the faults of requests, and waits
     * for jobs without a thread, by {@link #whenIdle}} Neither happens twice then.
     */
    public HealthLakes forServer() {
        return controlPlane.withoutWaiting();
    }

    @Override
    public Optional<Scope> scopeOf(DatastoreId store) {
        return controlPlane.scopeOf(store);
    }

    /** {@return the HealthLake of the default account and region} */
    public HealthLake healthLake() {
        return of(Caller.in(scope));
    }

    /** {@return the object store of the jobs} */
    public ObjectStore objects() {
        return clearing.objects();
    }

    @Override
    public Subscription subscribe(Consumer<? super HealthLakeEvent> listener) {
        return controlPlane.subscribe(listener);
    }

    @Override
    public CompletionStage<@Nullable Void> whenIdle(Scope where, DatastoreId datastoreId, JobId jobId) {
        return controlPlane.whenIdle(where, datastoreId, jobId);
    }

    @Override
    public CompletionStage<@Nullable Void> whenCreated(Scope where, DatastoreId datastoreId) {
        return controlPlane.whenCreated(where, datastoreId);
    }

    /**
     * {@return whether a call that was made now might wait for what others write to the disk: a batch of an import, or
     * pages} For a fraction of a millisecond it works by itself at other times, and never waits where data are in memory.
     */
    public boolean isBusy() {
        return database.isPresent() && database.get().isBusy();
    }

    /**
     * {@return whether reads and writes work, and if not, why not and what to do} Writes are refused while the disk or
     * the memory budget is full, and after another program has removed or replaced the files of the data directory.
     */
    public Health health() {
        return database.map(Database::health)
                .orElse(Health.UP)
                .and(memory.get())
                .and(faults.health());
    }

    /**
     * Writes a copy of all data to a directory, as of one moment, while reads and writes go on. It has every write that
     * returned before this call, and no part of a transaction. A HealthLake can be opened on it, or it can be put in the
     * place of the data directory. Objects are not in it.
     *
     * @param directory must not exist or be empty, and not be in the directories of data or objects; it appears whole or
     *     not at all
     * @throws dev.tarn.domain.failure.Unsupported if data is in memory
     * @throws dev.tarn.domain.failure.Invalid if the directory cannot be used, with the reason
     * @throws dev.tarn.domain.failure.Conflict if another backup is being written
     * @throws dev.tarn.domain.failure.InsufficientStorage if there is no room for it
     * @throws dev.tarn.domain.failure.Internal if it could not be written
     */
    public BackupSummary backup(Path directory) {
        Database file = database.orElseThrow(() -> new Unsupported("Data is in memory, and only data in a directory can"
                + " be backed up; keep it in one (tarn serve --data <directory>, LocalHealthLake.onH2)"));
        List<Path> reserved = objects() instanceof DirectoryObjectStore kept ? List.of(kept.root()) : List.of();
        return file.backup(directory, reserved);
    }

    /**
     * {@return the clock of this HealthLake, which a test can move} It is the same for all accounts and regions. With
     * {@link LocalHealthLakeBuilder#clock} it shows that clock until it is moved.
     */
    public TarnClock clock() {
        return controlPlane.clock();
    }

    /**
     * {@return the faults of this HealthLake, none at first} A call that an error matches throws the failure that an adapter
     * for AWS makes of it, {@link dev.tarn.domain.failure.Throttled} for {@code throttle()}. A latency blocks the caller's
     * thread. A disconnect throws {@link dev.tarn.domain.failure.Unreachable}, since calls have no connection.
     */
    public Faults faults() {
        return faults;
    }

    /**
     * {@return the snapshots of the default account; {@link Snapshots#of} has those of others} A reset and the end of the process
     * remove them.
     */
    public Snapshots snapshots() {
        return controlPlane.snapshots(scope.account());
    }

    /** Applies all transitions that are due. Every call does so itself; only event listeners need it. */
    public void tick() {
        controlPlane.tick();
    }

    /**
     * Removes every data store, job, tag and client token; running jobs are stopped. Objects stay. Faults are
     * removed, and the clock shows the time of the machine again.
     */
    public void reset() {
        controlPlane.reset();
    }

    /**
     * Forgets everything as {@link #reset} does, and removes every object and bucket: everything in the directory of the
     * objects. Symbolic links in it are removed and not followed. No job writes an object afterwards that began before;
     * a caller's own writer that is open may still commit.
     *
     * @throws Unsupported if the objects are in S3; nothing was reset
     * @throws dev.tarn.domain.failure.Internal if an object cannot be removed; all else was reset
     */
    public void resetAll() {
        controlPlane.reset(clearing.action());
    }

    /**
     * Ends every job, waits briefly for running jobs to close their outputs, and releases all memory. Data in a
     * directory persists, and its jobs resume when the next instance is built on it.
     */
    @Override
    public void close() {
        controlPlane.close();
        release.run();
    }
}
