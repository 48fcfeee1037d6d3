package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.failure.FailureKind.NOT_FOUND;
import static dev.tarn.domain.job.JobStatus.COMPLETED;
import static dev.tarn.domain.job.JobStatus.SUBMITTED;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.request.PageToken;
import dev.tarn.ports.contract.AnyJobs.Ask;
import dev.tarn.ports.job.JobFilter;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.paging.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of jobs, import or export ({@code control-plane.md} 4.5; {@code decisions.md} D6 to D9). */
public interface JobListsContract extends SubjectContract {

    private static List<? extends Job<?>> all(AnyJobs jobs, DatastoreId store, JobFilter filter) {
        return jobs.list(ListJobsRequest.of(store).filtered(filter)).items();
    }

    @ParameterizedTest
    @EnumSource
    default void a_list_shows_the_jobs_of_one_store_as_a_describe_does_oldest_first(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            DatastoreId neighbour = client.activeStore();
            for (int n = 0; n < 6; n++) {
                jobs.start(store);
                jobs.start(neighbour);
                subject.advance(Duration.ofMillis(n % 2));
            }
            client.finishJobs();
            List<? extends Job<?>> listed = all(jobs, store, JobFilter.ANY);
            assertThat(listed).hasSize(6);
            assertThat(listed.stream().<Job<?>>map(job -> job).toList())
                    .isSortedAccordingTo(Comparator.<Job<?>, Instant>comparing(
                                    job -> job.ticket().submitTime())
                            .thenComparing(job -> job.id().value()))
                    .allSatisfy(job -> {
                        assertThat(job.ticket().datastoreId()).isEqualTo(store);
                        assertThat(job).isEqualTo(jobs.describe(store, job.id()));
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_store_without_jobs_has_an_empty_list_and_one_that_is_not_known_none(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            assertThat(all(jobs, client.activeStore(), JobFilter.ANY)).isEmpty();
            assertRefused(NOT_FOUND, () -> all(jobs, new DatastoreId(Client.NOWHERE), JobFilter.ANY))
                    .contains(Client.NOWHERE);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void filters_are_strict_about_time_exact_about_names_and_must_all_pass(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            JobId first = jobs.start(Ask.of(store).named("a")).jobId();
            client.finishJobs();
            JobId second = jobs.start(Ask.of(store).named("b")).jobId();
            Instant middle = jobs.describe(store, second).ticket().submitTime();
            subject.advance(Duration.ofMillis(1));
            JobId third = jobs.start(Ask.of(store).named("b")).jobId();
            subject.advance(Duration.ofMillis(1));
            JobId unnamed = jobs.start(store);
            JobFilter any = JobFilter.ANY;
            // Written out, since the filter itself is what an implementation asks.
            Map<JobFilter, List<JobId>> expected = Map.of(
                    any,
                    List.of(first, second, third, unnamed),
                    any.named("b"),
                    List.of(second, third),
                    any.named("B"),
                    List.of(),
                    any.in(COMPLETED),
                    List.of(first),
                    any.in(SUBMITTED),
                    List.of(second, third, unnamed),
                    any.before(middle),
                    List.of(first),
                    any.after(middle),
                    List.of(third, unnamed),
                    any.after(middle.minusMillis(1)).before(middle.plusMillis(1)),
                    List.of(second),
                    any.after(middle).named("b").in(SUBMITTED),
                    List.of(third),
                    any.after(middle).named("b").in(COMPLETED),
                    List.of());
            expected.forEach((filter, ids) -> assertThat(all(jobs, store, filter).stream()
                            .<JobId>map(Job::id)
                            .toList())
                    .as("%s", filter)
                    .isEqualTo(ids));
        }
    }

    @Property(tries = 15)
    default void pages_of_any_size_hold_every_job_once_and_in_order(
            @ForAll JobKind kind, @ForAll @IntRange(max = 7) int count, @ForAll @IntRange(min = 1, max = 8) int size) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            DatastoreId store = client.activeStore();
            IntStream.range(0, count).forEach(n -> jobs.start(store));
            ListJobsRequest request = ListJobsRequest.of(store).pagesOf(size);
            List<JobId> paged =
                    Client.<Job<?>>pages(token ->
                                    widened(jobs, token.map(request::from).orElse(request)))
                            .stream()
                            .flatMap(List::stream)
                            .<JobId>map(Job::id)
                            .toList();
            assertThat(paged)
                    .hasSize(count)
                    .isEqualTo(all(jobs, store, JobFilter.ANY).stream()
                            .<JobId>map(Job::id)
                            .toList());
        }
    }

    private static Page<Job<?>> widened(AnyJobs jobs, ListJobsRequest request) {
        Page<? extends Job<?>> page = jobs.list(request);
        return new Page<>(List.copyOf(page.items()), page.next());
    }

    @ParameterizedTest
    @EnumSource
    default void a_page_token_belongs_to_the_list_that_it_came_from(JobKind kind) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            AnyJobs jobs = client.jobs(kind);
            AnyJobs others = client.jobs(kind == JobKind.IMPORT ? JobKind.EXPORT : JobKind.IMPORT);
            DatastoreId store = client.activeStore();
            DatastoreId neighbour = client.activeStore();
            for (DatastoreId each : List.of(store, store, neighbour, neighbour)) {
                jobs.start(each);
                others.start(each);
            }
            ListJobsRequest request = ListJobsRequest.of(store);
            PageToken token = jobs.list(request.pagesOf(1)).next().orElseThrow();
            assertThat(jobs.list(request.from(token)).items()).hasSize(1);
            assertRefused(INVALID, () -> others.list(request.from(token)));
            assertRefused(INVALID, () -> jobs.list(ListJobsRequest.of(neighbour).from(token)));
            assertRefused(
                    INVALID,
                    () -> jobs.list(
                            request.filtered(JobFilter.ANY.in(SUBMITTED)).from(token)));
            assertRefused(INVALID, () -> jobs.list(request.from(new PageToken("no-such-token"))));
        }
    }
}
