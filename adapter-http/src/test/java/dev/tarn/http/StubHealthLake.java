package dev.tarn.http;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.smart.Access;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreReceipt;
import dev.tarn.ports.datastore.Datastores;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.datastore.RestoreDatastoreRequest;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.job.ExportJobs;
import dev.tarn.ports.job.ImportJobs;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartExportJobRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import dev.tarn.ports.paging.Page;
import dev.tarn.ports.tag.Tagging;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Answers every question with the same samples, and remembers what it was asked. */
public final class StubHealthLake implements HealthLakes, HealthLake {

    /** What was asked, in order: requests of the ports, or lists of their arguments. */
    public final Queue<Object> asked = new ConcurrentLinkedQueue<>();

    /** In which scopes it was asked. */
    public final Queue<Scope> scopes = new ConcurrentLinkedQueue<>();

    /** The store that a describe shows. */
    public volatile Datastore store = Samples.fullStore();

    /** The resources of every store. */
    public final StubResources resources = new StubResources(this::ask);

    private volatile Supplier<Optional<Throwable>> before = Optional::empty;

    /** From now on, every call throws this. */
    public void failWith(Throwable failure) {
        before = () -> Optional.of(failure);
    }

    /** From now on, every call does this first. */
    public void first(Runnable action) {
        before = () -> {
            action.run();
            return Optional.empty();
        };
    }

    private <T> T answer(Object request, T answer) {
        ask(request);
        return answer;
    }

    private void ask(Object request) {
        asked.add(request);
        before.get().ifPresent(StubHealthLake::<RuntimeException>sneak);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @Override
    public HealthLake of(Caller caller) {
        scopes.add(caller.scope());
        return this;
    }

    @Override
    public FhirEndpoint fhir(Access access) {
        return resources;
    }

    @Override
    public Datastores datastores() {
        return new Datastores() {
            @Override
            public DatastoreReceipt create(CreateDatastoreRequest request) {
                return answer(request, DatastoreReceipt.of(Samples.plainStore()));
            }

            @Override
            public Datastore describe(DatastoreId id) {
                return answer(id, store);
            }

            @Override
            public Page<Datastore> list(ListDatastoresRequest request) {
                return answer(
                        request,
                        new Page<>(
                                List.of(Samples.fullStore(), Samples.plainStore()),
                                Optional.of(new PageToken("more"))));
            }

            @Override
            public Datastore update(DatastoreId id, DatastoreUpdate update) {
                return answer(List.of(id, update), Samples.fullStore());
            }

            @Override
            public DatastoreReceipt restore(RestoreDatastoreRequest request) {
                return answer(request, DatastoreReceipt.of(Samples.plainStore()));
            }

            @Override
            public DatastoreReceipt delete(DatastoreId id) {
                return answer(
                        id,
                        DatastoreReceipt.of(Samples.plainStore()
                                .activated()
                                .deletionRequested(Samples.plainStore().createdAt())));
            }
        };
    }

    @Override
    public ImportJobs importJobs() {
        return new ImportJobs() {
            @Override
            public JobReceipt start(StartImportJobRequest request) {
                return answer(request, JobReceipt.of(Samples.importJob()));
            }

            @Override
            public ImportJob describe(DatastoreId datastoreId, JobId jobId) {
                return answer(List.of(datastoreId, jobId), Samples.importJob());
            }

            @Override
            public Page<ImportJob> list(ListJobsRequest request) {
                return answer(request, new Page<>(List.of(Samples.importJob()), Optional.empty()));
            }
        };
    }

    @Override
    public ExportJobs exportJobs() {
        return new ExportJobs() {
            @Override
            public JobReceipt start(StartExportJobRequest request) {
                return answer(request, JobReceipt.of(Samples.exportJob()));
            }

            @Override
            public ExportJob describe(DatastoreId datastoreId, JobId jobId) {
                return answer(List.of(datastoreId, jobId), Samples.exportJob());
            }

            @Override
            public Page<ExportJob> list(ListJobsRequest request) {
                return answer(request, new Page<>(List.of(Samples.exportJob()), Optional.empty()));
            }
        };
    }

    @Override
    public Tagging tagging() {
        return new Tagging() {
            @Override
            public void tag(TaggedArn arn, List<Tag> tags) {
                answer(List.of(arn, tags), tags);
            }

            @Override
            public void untag(TaggedArn arn, List<TagKey> keys) {
                answer(List.of(arn, keys), keys);
            }

            @Override
            public List<Tag> list(TaggedArn arn) {
                return answer(arn, List.of(Tag.of("team", "wire"), Tag.of("empty", "")));
            }
        };
    }
}
