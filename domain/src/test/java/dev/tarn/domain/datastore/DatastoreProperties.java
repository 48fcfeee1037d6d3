package dev.tarn.domain.datastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.lifecycle.Lifecycle;
import dev.tarn.domain.lifecycle.Move;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

class DatastoreProperties {

    private static final Lifecycle<DatastoreStatus> TABLE = DatastoreStatus.LIFECYCLE;

    @Property
    void a_verb_succeeds_exactly_when_the_table_allows_it(@ForAll DatastoreStatus status, @ForAll DatastoreVerb verb) {
        Datastore before = Stores.in(status);
        if (TABLE.allows(status, verb.target)) {
            Datastore after = verb.applyTo(before);
            assertThat(after.status()).isEqualTo(verb.target);
            assertThat(after).usingRecursiveComparison().ignoringFields("state").isEqualTo(before);
        } else {
            assertThatThrownBy(() -> verb.applyTo(before))
                    .isInstanceOf(Conflict.class)
                    .hasMessageStartingWith(
                            "Data store " + before.id() + " is " + status + " and cannot become " + verb.target + "; ")
                    .message()
                    .satisfies(message -> TABLE.next(status)
                            .forEach(possible -> assertThat(message).contains(possible.name())));
        }
    }

    /** A walk tries verbs blindly, as a caller would; those that are refused leave the store as it was. */
    @Property
    void every_walk_stays_inside_the_table_and_every_move_is_walked(@ForAll @Size(40) List<DatastoreVerb> verbs) {
        Datastore store = requested();
        for (DatastoreVerb verb : verbs) {
            try {
                Datastore next = verb.applyTo(store);
                Move<DatastoreStatus> move = new Move<>(store.status(), next.status());
                assertThat(TABLE.moves()).contains(move);
                Statistics.label("moves").collect(move);
                store = next;
            } catch (Conflict refused) {
                assertThat(TABLE.allows(store.status(), verb.target)).isFalse();
            }
        }
        Statistics.label("moves")
                .coverage(walked ->
                        TABLE.moves().forEach(move -> walked.check(move).count(times -> times > 0)));
    }

    @Example
    void the_verbs_of_this_test_are_all_that_a_data_store_has() {
        assertThat(Stream.of(Datastore.class.getDeclaredMethods())
                        .filter(method -> method.getReturnType() == Datastore.class)
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> !name.equals("seenAt")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(DatastoreVerb.values()).map(Enum::name).toList());
    }

    @Example
    void a_store_that_has_been_asked_for_is_at_the_start_and_has_no_endpoint_yet() {
        assertThat(requested().status()).isEqualTo(TABLE.start());
        assertThat(requested().endpoint()).isEmpty();
        assertThat(requested().state().cause()).isEmpty();
    }

    @Example
    void a_failed_store_tells_its_cause_and_forgets_it_when_it_moves_on() {
        Datastore failed = requested().creationFailed(Stores.CAUSE);
        assertThat(failed.state().cause()).contains(Stores.CAUSE);
        assertThat(failed.deletionRequested(failed.createdAt()).state().cause()).isEmpty();
    }

    private static Datastore requested() {
        Datastore sample = Stores.in(DatastoreStatus.CREATING);
        return Datastore.requested(sample.arn(), Optional.empty(), sample.configuration(), sample.createdAt());
    }
}
