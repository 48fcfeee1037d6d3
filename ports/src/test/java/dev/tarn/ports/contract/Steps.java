package dev.tarn.ports.contract;

import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.ports.contract.HealthLakeWalkContract.Step;
import dev.tarn.ports.contract.Requests.Input;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** The requests that a walk is made of. Few names, tokens and keys, so that they meet again. */
final class Steps {

    private static final Arbitrary<Integer> STORE = Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(0)), Tuple.of(1, Arbitraries.integers().between(1, 3)));
    private static final Arbitrary<Integer> JOB = Arbitraries.integers().between(0, 5);
    private static final Arbitrary<String> WORD = Arbitraries.of("a", "b", "c");
    private static final Arbitrary<Optional<String>> TOKEN = WORD.optional(0.4);
    private static final Arbitrary<Integer> PAGE_SIZE = Arbitraries.integers().between(1, 4);
    private static final Arbitrary<JobKind> KIND = Arbitraries.of(JobKind.class);

    private Steps() {}

    static Arbitrary<Step> storeRequests() {
        return Arbitraries.oneOf(
                Combinators.combine(WORD, TOKEN)
                        .as((name, token) -> new Step(
                                "create " + name + " under " + token, requests -> requests.create(name, token))),
                STORE.map(store -> new Step("delete #" + store, requests -> requests.delete(store))),
                STORE.map(store -> new Step("describe #" + store, requests -> requests.describe(store))),
                Combinators.combine(
                                WORD.optional(0.3),
                                Arbitraries.of(DatastoreStatus.class).optional(0.5),
                                PAGE_SIZE)
                        .as((name, status, size) -> new Step(
                                "list " + name + " " + status + " by " + size,
                                requests -> requests.list(name, status, size))));
    }

    static Arbitrary<Step> jobRequests() {
        return Arbitraries.oneOf(
                Combinators.combine(KIND, STORE, Arbitraries.of(Input.class), TOKEN)
                        .as((kind, store, input, token) -> new Step(
                                "start " + kind + " of #" + store + " from " + input + " under " + token,
                                requests -> requests.start(kind, store, input, token))),
                Combinators.combine(KIND, STORE, JOB)
                        .as((kind, store, job) -> new Step(
                                "describeJob " + kind + " #" + job + " of #" + store,
                                requests -> requests.describeJob(kind, store, job))),
                Combinators.combine(KIND, STORE, Arbitraries.of(JobStatus.class).optional(0.3), PAGE_SIZE)
                        .as((kind, store, status, size) -> new Step(
                                "listJobs " + kind + " of #" + store + " " + status + " by " + size,
                                requests -> requests.listJobs(kind, store, status, size))));
    }

    static Arbitrary<Step> tagRequests() {
        return Arbitraries.oneOf(
                Combinators.combine(STORE, WORD, WORD)
                        .as((store, key, value) -> new Step(
                                "tag #" + store + " " + key + "=" + value,
                                requests -> requests.tag(store, key, value))),
                Combinators.combine(STORE, WORD)
                        .as((store, key) ->
                                new Step("untag #" + store + " " + key, requests -> requests.untag(store, key))),
                STORE.map(store -> new Step("tags #" + store, requests -> requests.tags(store))));
    }

    static Arbitrary<Step> time() {
        Arbitrary<Duration> durations = Arbitraries.of(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(31),
                        Duration.ofMinutes(6),
                        Duration.ofMinutes(21),
                        Duration.ofMinutes(21),
                        Duration.ofDays(8))
                .map(Answers::ticks);
        return Arbitraries.oneOf(
                durations.map(time -> new Step("pass " + time, requests -> {
                    requests.pass(time);
                    return Answers.DONE;
                })),
                Arbitraries.just(new Step("work", requests -> {
                    requests.work();
                    return Answers.DONE;
                })));
    }
}
