package dev.tarn.ports.contract;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreFilter;
import dev.tarn.ports.datastore.DatastoreReceipt;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.job.JobFilter;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartExportJobRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import dev.tarn.ports.paging.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks the subject, by its ports. */
final class RealRequests implements Requests {

    private final Client client;
    private final List<Datastore> stores = new ArrayList<>();
    private final List<JobId> jobs = new ArrayList<>();

    RealRequests(HealthLakeSubject subject) {
        client = new Client(subject);
        client.put("GOOD/a.ndjson", Lines.patient("p1"), Lines.patient("p2"));
        client.put("BAD_LINE/a.ndjson", Lines.patient("p3"), Lines.NOT_JSON);
    }

    @Override
    public String create(String name, Optional<String> token) {
        return answer(() -> {
            CreateDatastoreRequest request = CreateDatastoreRequest.named(name);
            DatastoreReceipt receipt = client.healthLake
                    .datastores()
                    .create(token.map(t -> request.under(new ClientToken(t))).orElse(request));
            if (number(receipt.id()) < 0) {
                stores.add(client.describe(receipt.id()));
            }
            return Answers.receipt(number(receipt.id()), receipt.status());
        });
    }

    @Override
    public String delete(int store) {
        return answer(() -> Answers.receipt(
                store, client.healthLake.datastores().delete(id(store)).status()));
    }

    @Override
    public String describe(int store) {
        return answer(() -> view(client.describe(id(store))));
    }

    @Override
    public String list(Optional<String> name, Optional<DatastoreStatus> status, int pageSize) {
        DatastoreFilter filter =
                new DatastoreFilter(name.map(DatastoreName::new), status, Optional.empty(), Optional.empty());
        ListDatastoresRequest request = ListDatastoresRequest.of(filter).pagesOf(pageSize);
        return answer(() ->
                Client.pages(token -> client.healthLake
                                .datastores()
                                .list(token.map(request::from).orElse(request)))
                        .stream()
                        .map(page -> page.stream().map(this::view).toList())
                        .toList()
                        .toString());
    }

    @Override
    public String start(JobKind kind, int store, Input input, Optional<String> token) {
        return answer(() -> {
            JobReceipt receipt = switch (kind) {
                case IMPORT -> {
                    StartImportJobRequest request = StartImportJobRequest.of(
                                    id(store),
                                    new S3Uri(HealthLakeSubject.INPUT + "/" + input + "/"),
                                    Client.OUTPUT,
                                    Client.ROLE)
                            .named(input.name());
                    yield client.healthLake
                            .importJobs()
                            .start(token.map(t -> request.under(new ClientToken(t)))
                                    .orElse(request));
                }
                case EXPORT -> {
                    StartExportJobRequest request = StartExportJobRequest.of(id(store), Client.OUTPUT, Client.ROLE);
                    yield client.healthLake
                            .exportJobs()
                            .start(token.map(t -> request.under(new ClientToken(t)))
                                    .orElse(request));
                }
            };
            if (!jobs.contains(receipt.jobId())) {
                jobs.add(receipt.jobId());
            }
            return Answers.receipt(jobs.indexOf(receipt.jobId()), receipt.status());
        });
    }

    @Override
    public String describeJob(JobKind kind, int store, int job) {
        JobId id = job < jobs.size() ? jobs.get(job) : new JobId(Client.NOWHERE);
        return answer(() -> view(client.jobs(kind).describe(id(store), id)));
    }

    @Override
    public String listJobs(JobKind kind, int store, Optional<JobStatus> status, int pageSize) {
        ListJobsRequest request = ListJobsRequest.of(id(store))
                .filtered(new JobFilter(Optional.empty(), status, Optional.empty(), Optional.empty()))
                .pagesOf(pageSize);
        return answer(() -> Client.<Job<?>>pages(token -> {
                    Page<? extends Job<?>> page =
                            client.jobs(kind).list(token.map(request::from).orElse(request));
                    return new Page<>(List.copyOf(page.items()), page.next());
                })
                .stream()
                .map(page -> page.stream().map(this::view).toList())
                .toList()
                .toString());
    }

    @Override
    public String tag(int store, String key, String value) {
        return answer(() -> {
            client.healthLake.tagging().tag(Answers.arn(stores, store), List.of(Tag.of(key, value)));
            return Answers.DONE;
        });
    }

    @Override
    public String untag(int store, String key) {
        return answer(() -> {
            client.healthLake.tagging().untag(Answers.arn(stores, store), List.of(new TagKey(key)));
            return Answers.DONE;
        });
    }

    @Override
    public String tags(int store) {
        return answer(() -> client.healthLake.tagging().list(Answers.arn(stores, store)).stream()
                .map(tag -> tag.key() + "=" + tag.value())
                .collect(Collectors.joining(", ", "{", "}")));
    }

    @Override
    public void pass(Duration time) {
        client.subject.advance(time);
    }

    @Override
    public void work() {
        client.subject.work();
    }

    @Override
    public String resources(int store) {
        JobId id = client.jobs(JobKind.EXPORT).start(id(store));
        jobs.add(id);
        pass(Answers.JOB_START);
        work();
        return Exported.objects(client, client.healthLake.exportJobs().describe(id(store), id)).stream()
                .flatMap(uri -> client.lines(uri).stream())
                .map(Lines::identity)
                .sorted()
                .toList()
                .toString();
    }

    private DatastoreId id(int store) {
        return store < stores.size() ? stores.get(store).id() : new DatastoreId(Client.NOWHERE);
    }

    private int number(DatastoreId id) {
        return stores.stream().map(Datastore::id).toList().indexOf(id);
    }

    private String view(Datastore store) {
        return Answers.store(number(store.id()), store.name().orElseThrow().value(), store.status(), store.createdAt());
    }

    private String view(Job<?> job) {
        return Answers.job(
                jobs.indexOf(job.id()),
                job.status(),
                job.ticket().submitTime(),
                job.state().endTime(),
                job.state().message().isPresent());
    }

    private static String answer(Supplier<String> request) {
        try {
            return request.get();
        } catch (HealthLakeException refusal) {
            return refusal.kind().name();
        }
    }
}
