package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.CONFLICT;
import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.failure.FailureKind.NOT_FOUND;

import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** HealthLake as plain lists and maps, written down a second time to compare with. */
final class ModelRequests implements Requests {

    private static final Duration VISIBLE = Duration.ofDays(7);

    private final List<ModelStore> stores = new ArrayList<>();
    private final List<ModelJob> jobs = new ArrayList<>();
    private final Map<String, Integer> tokens = new HashMap<>();
    private Instant now;

    ModelRequests(Instant now) {
        this.now = now;
    }

    @Override
    public String create(String name, Optional<String> token) {
        Optional<Integer> earlier =
                token.map(tokens::get).filter(store -> status(store).isPresent());
        if (earlier.isPresent()) {
            int store = earlier.orElseThrow();
            return stores.get(store).name.equals(name)
                    ? Answers.receipt(store, status(store).orElseThrow())
                    : INVALID.name();
        }
        stores.add(new ModelStore(name, now));
        token.ifPresent(t -> tokens.put(t, stores.size() - 1));
        return Answers.receipt(stores.size() - 1, DatastoreStatus.CREATING);
    }

    @Override
    public String delete(int store) {
        return known(store, () -> switch (status(store).orElseThrow()) {
            case ACTIVE, CREATE_FAILED, UPDATE_FAILED -> {
                stores.get(store).deletion = Optional.of(now);
                jobs.stream()
                        .filter(job -> job.store == store && job.end.isEmpty())
                        .forEach(job -> job.ends(JobStatus.FAILED, now));
                yield Answers.receipt(store, DatastoreStatus.DELETING);
            }
            case CREATING, DELETING, UPDATING -> CONFLICT.name();
            case DELETED -> NOT_FOUND.name();
        });
    }

    @Override
    public String describe(int store) {
        return known(store, () -> view(store));
    }

    @Override
    public String list(Optional<String> name, Optional<DatastoreStatus> status, int pageSize) {
        return paged(
                IntStream.range(0, stores.size())
                        .filter(store -> status(store).isPresent())
                        .filter(store ->
                                name.map(stores.get(store).name::equals).orElse(true))
                        .filter(store -> status.isEmpty() || status.equals(status(store)))
                        .mapToObj(this::view)
                        .toList(),
                pageSize);
    }

    @Override
    public String start(JobKind kind, int store, Input input, Optional<String> token) {
        return known(store, () -> {
            Optional<ModelJob> earlier = token.map(t -> tokens.get(kind + t))
                    .map(jobs::get)
                    .filter(job -> status(job.store).isPresent());
            if (earlier.isPresent()) {
                ModelJob job = earlier.orElseThrow();
                boolean same = job.store == store && (kind == JobKind.EXPORT || job.input == input);
                return same ? Answers.receipt(jobs.indexOf(job), job.status) : INVALID.name();
            }
            return switch (status(store).orElseThrow()) {
                case ACTIVE -> {
                    ModelJob job = new ModelJob(kind, store, input, now);
                    jobs.add(job);
                    token.ifPresent(t -> tokens.put(kind + t, jobs.size() - 1));
                    yield Answers.receipt(jobs.size() - 1, JobStatus.SUBMITTED);
                }
                case CREATING, CREATE_FAILED, UPDATING, UPDATE_FAILED, DELETING -> INVALID.name();
                case DELETED -> NOT_FOUND.name();
            };
        });
    }

    @Override
    public String describeJob(JobKind kind, int store, int job) {
        return known(
                store,
                () -> job < jobs.size() && jobs.get(job).kind == kind && jobs.get(job).store == store
                        ? view(jobs.get(job))
                        : NOT_FOUND.name());
    }

    @Override
    public String listJobs(JobKind kind, int store, Optional<JobStatus> status, int pageSize) {
        return known(
                store,
                () -> paged(
                        jobs.stream()
                                .filter(job -> job.kind == kind && job.store == store)
                                .filter(job -> status.map(wanted -> job.status == wanted)
                                        .orElse(true))
                                .map(this::view)
                                .toList(),
                        pageSize));
    }

    @Override
    public String tag(int store, String key, String value) {
        return tagged(store, tags -> tags.put(key, value));
    }

    @Override
    public String untag(int store, String key) {
        return tagged(store, tags -> tags.remove(key));
    }

    @Override
    public String tags(int store) {
        return known(
                store,
                () -> status(store).equals(Optional.of(DatastoreStatus.DELETED))
                        ? "{}"
                        : stores.get(store).tags.toString());
    }

    private String tagged(int store, Consumer<Map<String, String>> change) {
        return known(store, () -> {
            if (status(store).orElseThrow() == DatastoreStatus.DELETED) {
                return NOT_FOUND.name();
            }
            change.accept(stores.get(store).tags);
            return Answers.DONE;
        });
    }

    @Override
    public void pass(Duration time) {
        now = now.plus(time);
        for (ModelJob job : jobs) {
            if (job.status == JobStatus.SUBMITTED && passed(job.submitted, Client.JOB_START)) {
                boolean behind = jobs.stream()
                        .anyMatch(other -> other.competesWith(job)
                                && (other.status == JobStatus.IN_PROGRESS || other.status == JobStatus.QUEUED));
                job.status = behind ? JobStatus.QUEUED : JobStatus.IN_PROGRESS;
            }
        }
    }

    @Override
    public void work() {
        for (ModelJob job : jobs) {
            if (job.status == JobStatus.IN_PROGRESS || job.status == JobStatus.QUEUED) {
                job.ends(job.kind == JobKind.EXPORT ? JobStatus.COMPLETED : job.input.end, now);
                if (job.kind == JobKind.IMPORT) {
                    stores.get(job.store).resources.addAll(job.input.resources());
                }
            }
        }
    }

    @Override
    public String resources(int store) {
        start(JobKind.EXPORT, store, Input.GOOD, Optional.empty());
        pass(Answers.JOB_START);
        work();
        return stores.get(store).resources.toString();
    }

    /** {@return the numbers of the stores that are ACTIVE} */
    List<Integer> active() {
        return IntStream.range(0, stores.size())
                .filter(store -> status(store).equals(Optional.of(DatastoreStatus.ACTIVE)))
                .boxed()
                .toList();
    }

    private Optional<DatastoreStatus> status(int number) {
        ModelStore store = stores.get(number);
        if (store.deletion.isEmpty()) {
            return Optional.of(
                    passed(store.created, Client.CREATING) ? DatastoreStatus.ACTIVE : DatastoreStatus.CREATING);
        }
        Instant deletion = store.deletion.orElseThrow();
        if (passed(deletion, Client.DELETING.plus(VISIBLE))) {
            return Optional.empty();
        }
        return Optional.of(passed(deletion, Client.DELETING) ? DatastoreStatus.DELETED : DatastoreStatus.DELETING);
    }

    private boolean passed(Instant since, Duration time) {
        return now.isAfter(since.plus(time));
    }

    private String known(int store, Supplier<String> answer) {
        return store < stores.size() && status(store).isPresent() ? answer.get() : NOT_FOUND.name();
    }

    private String view(int store) {
        return Answers.store(store, stores.get(store).name, status(store).orElseThrow(), stores.get(store).created);
    }

    private String view(ModelJob job) {
        return Answers.job(jobs.indexOf(job), job.status, job.submitted, job.end, job.status == JobStatus.FAILED);
    }

    private static String paged(List<String> all, int size) {
        List<List<String>> pages = new ArrayList<>();
        for (int from = 0; from < all.size() || from == 0; from += size) {
            pages.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return pages.toString();
    }
}
