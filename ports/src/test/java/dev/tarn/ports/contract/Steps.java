package dev.tarn.ports.contract;

import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.ports.contract.HealthLakeWalkContract.Step;
import dev.tarn.ports.contract.Requests.Input;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** The requests that a walk is made of. Few names, tokens and keys, so that they meet again. */
final class Steps {

    private static final Arbitrary<Integer> STORE = Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.just(0)), Tuple.of(1, Arbitraries.integers().between(1, 2)));
    private static final Arbitrary<Integer> JOB = Arbitraries.integers().between(0, 3);
    private static final Arbitrary<String> WORD = Arbitraries.of("a", "b", "c");
    private static final Arbitrary<Optional<String>> TOKEN = WORD.optional(0.2);
    private static final Arbitrary<Integer> PAGE_SIZE = Arbitraries.integers().between(1, 4);
    private static final Arbitrary<DatastoreStatus> STATUS = Arbitraries.of(DatastoreStatus.class);
    private static final Arbitrary<JobStatus> JOB_STATUS = Arbitraries.of(JobStatus.class);
    private static final Arbitrary<Input> INPUT =
            Arbitraries.frequency(Tuple.of(2, Input.GOOD), Tuple.of(3, Input.BAD_LINE), Tuple.of(1, Input.ABSENT));
    private static final Arbitrary<JobKind> KIND = Arbitraries.of(JobKind.class);

    private Steps() {}

    /** {@return walks; most of them begin with a store that is ACTIVE, without which little can happen} */
    static Arbitrary<List<Step>> walks() {
        Step create = create("a", Optional.empty());
        Arbitrary<List<Step>> beginnings = Arbitraries.frequency(
                Tuple.of(6, List.of(create, pass(Client.CREATING))),
                Tuple.of(1, List.of(create)),
                Tuple.of(1, List.of()));
        Arbitrary<List<Step>> middles = Arbitraries.frequencyOf(
                        Tuple.of(4, Combinators.combine(WORD, TOKEN).as(Steps::create)),
                        Tuple.of(2, STORE.map(Steps::delete)),
                        Tuple.of(4, STORE.map(Steps::describe)),
                        Tuple.of(
                                4,
                                Combinators.combine(WORD.optional(0.3), STATUS.optional(0.5), PAGE_SIZE)
                                        .as(Steps::list)),
                        Tuple.of(
                                16,
                                Combinators.combine(KIND, STORE, INPUT, TOKEN).as(Steps::start)),
                        Tuple.of(6, Combinators.combine(KIND, STORE, JOB).as(Steps::describeJob)),
                        Tuple.of(
                                8,
                                Combinators.combine(KIND, STORE, JOB_STATUS.optional(0.3), PAGE_SIZE)
                                        .as(Steps::listJobs)),
                        Tuple.of(2, Combinators.combine(STORE, WORD, WORD).as(Steps::tag)),
                        Tuple.of(1, Combinators.combine(STORE, WORD).as(Steps::untag)),
                        Tuple.of(2, STORE.map(Steps::tags)),
                        Tuple.of(16, time()))
                .list()
                .ofMinSize(25)
                .ofMaxSize(40);
        // What has begun comes to its end, so that it is looked at, and so that nothing else is at work while the
        // resources are counted: an export and an import that begin together may go in any order.
        List<Step> end = List.of(pass(Client.DELETING), done("work", Requests::work));
        return Combinators.combine(beginnings, middles)
                .as((beginning, middle) ->
                        Stream.of(beginning, middle, end).flatMap(List::stream).toList());
    }

    private static Step create(String name, Optional<String> token) {
        return new Step("create " + name + under(token), requests -> requests.create(name, token));
    }

    private static Step delete(int store) {
        return new Step("delete #" + store, requests -> requests.delete(store));
    }

    private static Step describe(int store) {
        return new Step("describe #" + store, requests -> requests.describe(store));
    }

    private static Step list(Optional<String> name, Optional<DatastoreStatus> status, int size) {
        return new Step("list " + name + " " + status + " by " + size, requests -> requests.list(name, status, size));
    }

    private static Step start(JobKind kind, int store, Input input, Optional<String> token) {
        return new Step(
                "start " + kind + " in #" + store + " from " + input + under(token),
                requests -> requests.start(kind, store, input, token));
    }

    private static Step describeJob(JobKind kind, int store, int job) {
        return new Step(
                "describe " + kind + " #" + job + " in #" + store, requests -> requests.describeJob(kind, store, job));
    }

    private static Step listJobs(JobKind kind, int store, Optional<JobStatus> status, int size) {
        return new Step(
                "list " + kind + "s in #" + store + " " + status + " by " + size,
                requests -> requests.listJobs(kind, store, status, size));
    }

    private static Step tag(int store, String key, String value) {
        return new Step("tag #" + store + " " + key + "=" + value, requests -> requests.tag(store, key, value));
    }

    private static Step untag(int store, String key) {
        return new Step("untag #" + store + " " + key, requests -> requests.untag(store, key));
    }

    private static Step tags(int store) {
        return new Step("tags of #" + store, requests -> requests.tags(store));
    }

    private static String under(Optional<String> token) {
        return token.map(t -> " under " + t).orElse("");
    }

    private static Arbitrary<Step> time() {
        return Arbitraries.frequency(
                Tuple.of(1, pass(Duration.ofSeconds(10))),
                Tuple.of(7, pass(Client.JOB_START)),
                Tuple.of(2, pass(Client.DELETING)),
                Tuple.of(2, pass(Client.CREATING)),
                Tuple.of(1, pass(Duration.ofDays(8))),
                Tuple.of(6, done("work", Requests::work)));
    }

    private static Step pass(Duration time) {
        return done("pass " + time, requests -> {
            if (time.compareTo(Client.DELETING) > 0) {
                // First a deletion ends, then it is forgotten: who sleeps through the end of one may count the days
                // that it stays visible from its end, or from waking up.
                requests.pass(Answers.ticks(Client.DELETING));
            }
            requests.pass(Answers.ticks(time));
        });
    }

    /** Time passes unseen, so whoever let it pass looks around. */
    private static Step done(String words, Consumer<Requests> request) {
        return new Step(words, requests -> {
            request.accept(requests);
            return Stream.of(
                            requests.list(Optional.empty(), Optional.empty(), 500),
                            requests.listJobs(JobKind.IMPORT, 0, Optional.empty(), 500),
                            requests.listJobs(JobKind.EXPORT, 0, Optional.empty(), 500))
                    .collect(Collectors.joining("\n"));
        });
    }
}
