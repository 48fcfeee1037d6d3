package dev.tarn.domain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureTest {

    private static final List<HealthLakeException> ONE_OF_EACH = List.of(
            new AccessDenied("w"),
            new BrokenPromise("w"),
            new Conflict("w"),
            new Duplicate("w"),
            new FailedDependency("w"),
            new Gone("w"),
            InsufficientScope.ofResource(),
            new InsufficientStorage("w"),
            new Internal("w", null),
            new Invalid("w"),
            new NotFound("w"),
            new Overloaded("w"),
            new PreconditionFailed("w"),
            new Throttled("w"),
            new Unprocessable("w"),
            new Unreachable("w", null),
            new Unsupported("w"));

    @Test
    void every_kind_has_exactly_one_failure() {
        assertThat(ONE_OF_EACH.stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(HealthLakeException.class.getPermittedSubclasses());
        assertThat(ONE_OF_EACH.stream().map(HealthLakeException::kind)).containsExactlyInAnyOrder(FailureKind.values());
        assertThat(ONE_OF_EACH)
                .filteredOn(failure -> failure.kind() != FailureKind.INSUFFICIENT_SCOPE)
                .allSatisfy(failure -> assertThat(failure).hasMessage("w"));
    }

    @Test
    void an_insufficient_scope_has_the_sentence_of_HealthLake_and_names_what_is_needed_but_never_a_resource() {
        assertThat(InsufficientScope.ofResource()).hasMessage("Insufficient SMART scope permissions.");
        assertThat(InsufficientScope.needs("system/Patient.s"))
                .hasMessage("Insufficient SMART scope permissions. Tarn: the request needs system/Patient.s");
    }

    @Test
    void a_conflict_says_what_is_and_what_was_asked_and_what_is_possible() {
        assertThat(new Conflict(
                        "Data store 3f",
                        DatastoreStatus.CREATING,
                        DatastoreStatus.DELETING,
                        DatastoreStatus.LIFECYCLE.next(DatastoreStatus.CREATING)))
                .hasMessage("Data store 3f is CREATING and cannot become DELETING; "
                        + "it may become ACTIVE or CREATE_FAILED");
        assertThat(new Conflict("Data store 3f", DatastoreStatus.DELETED, DatastoreStatus.DELETING, List.of()))
                .hasMessage("Data store 3f is DELETED and cannot become DELETING; that is its end");
    }

    @Test
    void a_full_storage_says_what_is_full_and_how_full_and_what_gives_room() {
        assertThat(new InsufficientStorage(
                        "The memory budget", 60_000_000, 60_397_978, "Start Java with a larger -Xmx."))
                .hasMessage("The memory budget is full: 57.2 MiB of 57.6 MiB are used. Start Java with a larger -Xmx.");
        assertThat(ByteSize.of(10L << 30)).isEqualTo("10.0 GiB");
    }

    @Test
    void what_is_not_there_is_named() {
        assertThat(NotFound.of("Data store", new DatastoreId("3f"))).hasMessage("Data store 3f was not found");
    }

    @Test
    void a_cause_is_kept() {
        IllegalStateException cause = new IllegalStateException("broken pipe");
        assertThat(Stream.of(new Internal("w", cause), new Unreachable("w", cause)))
                .allSatisfy(failure -> assertThat(failure).hasCause(cause));
    }
}
