package dev.tarn.inmemory;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.PreloadDataType;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.quota.Quotas;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.inmemory.controlplane.ControlPlane;
import dev.tarn.inmemory.controlplane.ControlPlaneConfig;
import dev.tarn.inmemory.controlplane.scheduler.AdjustableClock;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.inmemory.objectstore.RealPaths;
import dev.tarn.inmemory.repository.search.LocalSearchIndex;
import dev.tarn.inmemory.repository.search.catchup.BackgroundWork;
import dev.tarn.inmemory.repository.searchset.LocalSearches;
import dev.tarn.inmemory.repository.searchset.QueryParser;
import dev.tarn.inmemory.repository.searchset.SearchLag;
import dev.tarn.inmemory.repository.validation.profile.ProfileRegistry;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.id.IdSource;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.preload.PreloadSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Builds a local HealthLake. Every option has a working default. */
public final class LocalHealthLakeBuilder {

    private Optional<Path> data = Optional.empty();
    private Optional<ObjectStore> objects = Optional.empty();
    private Optional<InstantSource> clock = Optional.empty();
    private Optional<Executor> workers = Optional.empty();
    private IdSource ids = IdSource.random();
    private Pace pace = Pace.INSTANT;
    private Duration describeWait = Duration.ofSeconds(5);
    private Duration retention = Duration.ofDays(7);
    private final List<Consumer<? super HealthLakeEvent>> listeners = new ArrayList<>();
    private SearchDialect compat = SearchDialect.HEALTHLAKE;
    private Duration searchLag = Duration.ZERO;
    private Quotas quotas = Quotas.OFF;
    private Function<PreloadDataType, Optional<PreloadSource>> preloads = PreloadSource::find;
    private OptionalLong memoryLimit = OptionalLong.empty();
    private Scope scope = LocalHealthLake.DEFAULT_SCOPE;
    private Optional<ValidationLevel> validation = Optional.of(ValidationLevel.STRICT);
    private Optional<ProfileRegistry> profiles = Optional.empty();
    private boolean ignoresUnknownProfiles;
    private Optional<ResourceValidator> validator = Optional.empty();

    LocalHealthLakeBuilder() {}

    /**
     * Sets the directory of the data, which one process at a time can use; by default all data is in memory and lost on
     * close.
     */
    public LocalHealthLakeBuilder data(Path directory) {
        data = Optional.of(directory);
        return this;
    }

    /**
     * Sets the object store of the jobs; by default {@code objects} in the data directory, or a temporary directory that
     * is removed on close.
     */
    public LocalHealthLakeBuilder objects(ObjectStore value) {
        objects = Optional.of(value);
        return this;
    }

    /**
     * Sets the clock; the system's by default. With another clock no timer thread runs: transitions that are due are applied
     * by the next call, or by {@link LocalHealthLake#tick}.
     */
    public LocalHealthLakeBuilder clock(InstantSource value) {
        clock = Optional.of(value);
        return this;
    }

    /**
     * Sets the executor that runs jobs; each job occupies a thread until it ends. By default every running job has its
     * own thread.
     */
    public LocalHealthLakeBuilder workers(Executor value) {
        workers = Optional.of(value);
        return this;
    }

    /** Sets the source of the ids of data stores and jobs; random by default. */
    public LocalHealthLakeBuilder ids(IdSource value) {
        ids = value;
        return this;
    }

    /** Sets how long transitions take; zero by default. */
    public LocalHealthLakeBuilder pace(Pace value) {
        pace = value;
        return this;
    }

    /**
     * Sets how long the describe of a running job waits for its end; by default five seconds, zero to disable. The wait
     * blocks the calling thread; to wait without blocking, set zero and use {@link LocalHealthLake#whenIdle}.
     */
    public LocalHealthLakeBuilder describeWait(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("describeWait cannot be negative: " + value);
        }
        describeWait = value;
        return this;
    }

    /** Sets how long a DELETED data store stays visible; by default seven days ({@code decisions.md} D19). */
    public LocalHealthLakeBuilder retention(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("retention cannot be negative: " + value);
        }
        retention = value;
        return this;
    }

    /** Sets whose rules hold for searches where HealthLake departs from FHIR; HealthLake's by default ({@code decisions.md} D46). */
    public LocalHealthLakeBuilder compat(SearchDialect value) {
        compat = value;
        return this;
    }

    /** Sets how long a write stays invisible to searches; zero by default. At AWS it is about 20 seconds. */
    public LocalHealthLakeBuilder searchLag(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("searchLag cannot be negative: " + value);
        }
        searchLag = value;
        return this;
    }

    /**
     * Adds a listener for all events, those of the start included; none by default. The rules of
     * {@link dev.tarn.ports.event.EventFeed#subscribe} apply.
     */
    public LocalHealthLakeBuilder listener(Consumer<? super HealthLakeEvent> value) {
        listeners.add(value);
        return this;
    }

    /**
     * Sets the memory budget in bytes of heap; by default three quarters of the maximum heap, less 16 MiB. Beyond it, writes
     * throw {@link dev.tarn.domain.failure.InsufficientStorage}, and an import ends FAILED. Set it if the rest of the program
     * needs more heap.
     */
    public LocalHealthLakeBuilder memoryLimit(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("A memory limit is at least one byte, not " + bytes);
        }
        memoryLimit = OptionalLong.of(bytes);
        return this;
    }

    /**
     * Sets whether an account can have 20 data stores at most; not by default ({@code decisions.md} D33). Rates are quotas of
     * a server.
     */
    public LocalHealthLakeBuilder quotas(Quotas value) {
        quotas = value;
        return this;
    }

    /**
     * Sets what finds the resources that a data store with {@code PreloadDataConfig} is filled with; by default
     * {@link PreloadSource#find}, which finds the artifact {@code tarn-synthea}. Called on a thread of the jobs, once for each
     * such data store; where it finds nothing, the data store becomes CREATE_FAILED.
     */
    public LocalHealthLakeBuilder preloads(Function<PreloadDataType, Optional<PreloadSource>> value) {
        preloads = value;
        return this;
    }

    /**
     * Sets the level at which writes over FHIR are validated where the request names none ({@code data-plane.md} 1.4);
     * {@code STRICT} by default, which also validates the profiles that resources claim. Imports are validated at the level
     * of their job.
     */
    public LocalHealthLakeBuilder validation(ValidationLevel value) {
        validation = Optional.of(value);
        return this;
    }

    /**
     * Turns validation off, whatever level a request or an import names: of a resource only JSON, type and id are checked.
     * {@code $validate} still works.
     */
    public LocalHealthLakeBuilder withoutValidation() {
        validation = Optional.empty();
        return this;
    }

    /**
     * Sets the guides of which resources can claim profiles in {@code meta.profile} at the level strict; by default those
     * that come with Tarn ({@link ProfileRegistry#builtIn}). {@link ProfileRegistry#with} adds FHIR packages.
     */
    public LocalHealthLakeBuilder profiles(ProfileRegistry value) {
        profiles = Optional.of(value);
        return this;
    }

    /**
     * Sets whether claims of profiles that no guide has are passed over; by default they are errors ({@code decisions.md}
     * D93).
     */
    public LocalHealthLakeBuilder ignoreUnknownProfiles(boolean value) {
        ignoresUnknownProfiles = value;
        return this;
    }

    /**
     * Sets what validates against base R4 instead of Tarn's own engine, such as
     * {@link dev.tarn.ports.fhir.validation.ResourceValidatorProvider#named ResourceValidatorProvider.named("hapi")}. Profiles
     * of guides and packages are validated by Tarn all the same.
     */
    public LocalHealthLakeBuilder validator(ResourceValidator value) {
        validator = Optional.of(value);
        return this;
    }

    /** Sets the account and region of {@link LocalHealthLake#healthLake()}. */
    public LocalHealthLakeBuilder defaultScope(Scope value) {
        scope = value;
        return this;
    }

    /**
     * {@return the local HealthLake; close it when done}
     *
     * @throws DataDirectoryException if the directory of {@link #data} cannot be used, or lies among the objects
     */
    public LocalHealthLake build() {
        OwnedResources own = new OwnedResources();
        try {
            return build(own);
        } catch (RuntimeException e) {
            own.release();
            throw e;
        }
    }

    private LocalHealthLake build(OwnedResources own) {
        data.ifPresent(directory -> objects.ifPresent(store -> requireApart(directory, store)));
        Optional<Database> database = data.map(own::database);
        ObjectStore store = objects.orElseGet(() -> new DirectoryObjectStore(
                data.map(directory -> directory.resolve("objects")).orElseGet(own.temporaryDirectory("objects"))));
        Supplier<Path> exports = data.<Supplier<Path>>map(directory -> () -> directory.resolve("exports"))
                .orElseGet(() -> own.temporaryDirectory("exports"));
        MemoryBudget memory = memoryLimit.isPresent()
                ? MemoryBudget.of(memoryLimit.getAsLong(), data.isPresent())
                : MemoryBudget.ofHeap(data.isPresent());
        StorageAdapters storage = database.map(file -> StorageAdapters.onDisk(file, memory))
                .orElseGet(() -> StorageAdapters.inMemory(memory));
        AdjustableClock time = new AdjustableClock(clock.orElse(InstantSource.system()));
        Faults faults = new Faults();
        BackgroundWork indexing = own.indexThread();
        ControlPlane controlPlane = new ControlPlane(new ControlPlaneConfig(
                time,
                clock.isEmpty(),
                ids,
                pace.creating(),
                pace.deleting(),
                pace.jobStart(),
                describeWait,
                retention,
                List.copyOf(listeners),
                store,
                () -> new DirectoryObjectStore(exports.get()),
                storage.resources(),
                storage.state(),
                storage.snapshots(),
                workers.orElseGet(own::threads),
                memory,
                new LocalSearches(QueryParser.of(compat), new SearchLag(searchLag, time)),
                faults,
                quotas,
                preloads,
                new ValidationSettings(validation, profiles, ignoresUnknownProfiles, validator).validation(),
                (id, resources) -> new LocalSearchIndex(id, resources.searchSource(), indexing)));
        return new LocalHealthLake(
                controlPlane, faults, scope, new ObjectClearing(store), database, memory::health, own::release);
    }

    /** Otherwise jobs could read the data files as objects, and write beside them. */
    private static void requireApart(Path directory, ObjectStore store) {
        if (store instanceof DirectoryObjectStore files && RealPaths.isInside(directory, files.root())) {
            throw new DataDirectoryException(
                    "The data directory " + directory + " is inside the directory of the objects, "
                            + files.root() + ", where jobs read and write; links are followed: it is "
                            + RealPaths.real(directory) + ". Choose another directory");
        }
    }
}
