package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.ObjectWriter;
import dev.tarn.ports.objectstore.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What an object store does with objects whose keys are no trouble. */
public interface ObjectStoreContract {

    /** {@return a fresh subject; each test, and each try of a property, closes its own} */
    ObjectStoreSubject subject();

    private static S3Uri at(String key) {
        return new S3Uri(ObjectStoreSubject.BUCKET + "/" + key);
    }

    private static List<String> keys(ObjectStore objects, S3Uri folder) {
        try (Stream<StoredObject> listed = objects.list(folder)) {
            return listed.map(object -> object.uri().key()).toList();
        }
    }

    @Property(tries = 30)
    default void what_is_written_in_pieces_is_read_in_one(
            @ForAll @Size(max = 20_000) byte[] bytes, @ForAll @IntRange(min = 1, max = 9_000) int piece) {
        try (ObjectStoreSubject subject = subject()) {
            ObjectStore objects = subject.objects();
            try (ObjectWriter writer = objects.write(at("a/b"), Client.OUTPUT)) {
                for (int from = 0; from < bytes.length; from += piece) {
                    writer.write(bytes, from, Math.min(piece, bytes.length - from));
                }
                writer.commit();
            }
            assertThat(Bytes.of(objects, at("a/b"))).isEqualTo(bytes);
            assertThat(objects.find(at("a/b"))).contains(new StoredObject(at("a/b"), bytes.length));
        }
    }

    @Test
    default void what_is_not_there_is_not_found_and_reading_it_says_so() {
        try (ObjectStoreSubject subject = subject()) {
            ObjectStore objects = subject.objects();
            Client.write(objects, at("folder/a"), "a");
            for (S3Uri absent : List.of(at("b"), at("folder"), at("folder/"), at("folder/a/b"), at("Folder/a"))) {
                assertThat(objects.find(absent)).as("%s", absent).isEmpty();
                assertThatThrownBy(() -> Bytes.of(objects, absent))
                        .isInstanceOf(ObjectStoreException.class)
                        .hasMessageContaining(absent.value());
            }
        }
    }

    @Test
    default void a_deleted_object_is_gone_and_the_others_stay() {
        try (ObjectStoreSubject subject = subject()) {
            ObjectStore objects = subject.objects();
            for (String key : List.of("folder/a", "folder/b", "folder-c")) {
                Client.write(objects, at(key), key);
            }
            objects.delete(at("folder/a"));
            objects.delete(at("folder/a"));
            objects.delete(at("folder"));
            objects.delete(at("never/was"));
            assertThat(objects.find(at("folder/a"))).isEmpty();
            assertThat(keys(objects, ObjectStoreSubject.BUCKET)).containsExactly("folder-c", "folder/b");
            Client.write(objects, at("folder/a"), "again");
            assertThat(Bytes.of(objects, at("folder/a"))).asString().isEqualTo("again");
        }
    }

    @Test
    default void an_object_is_not_there_until_it_is_committed() {
        try (ObjectStoreSubject subject = subject()) {
            ObjectStore objects = subject.objects();
            try (ObjectWriter writer = objects.write(at("new"), Client.OUTPUT)) {
                writer.write("half".getBytes(StandardCharsets.UTF_8));
                assertThat(objects.find(at("new"))).isEmpty();
                assertThat(keys(objects, ObjectStoreSubject.BUCKET)).isEmpty();
                writer.commit();
                assertThat(objects.find(at("new"))).isPresent();
            }
        }
    }

    @Test
    default void a_writer_that_is_closed_without_a_commit_leaves_no_trace() {
        try (ObjectStoreSubject subject = subject()) {
            ObjectStore objects = subject.objects();
            try (ObjectWriter writer = objects.write(at("deep/down/new"), Client.OUTPUT)) {
                writer.write("half".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(objects.find(at("deep/down/new"))).isEmpty();
            assertThat(keys(objects, ObjectStoreSubject.BUCKET)).isEmpty();
        }
    }

    @Test
    default void an_object_stays_as_it_was_until_its_successor_is_committed() {
        try (ObjectStoreSubject subject = subject()) {
            ObjectStore objects = subject.objects();
            Client.write(objects, at("a"), "before");
            try (ObjectWriter writer = objects.write(at("a"), Client.OUTPUT)) {
                writer.write("after".getBytes(StandardCharsets.UTF_8));
                assertThat(Bytes.text(objects, at("a"))).isEqualTo("before");
            }
            assertThat(Bytes.text(objects, at("a"))).isEqualTo("before");
            Client.write(objects, at("a"), "after");
            assertThat(Bytes.text(objects, at("a"))).isEqualTo("after");
            assertThat(keys(objects, ObjectStoreSubject.BUCKET)).containsExactly("a");
        }
    }

    @Test
    default void of_two_writers_of_one_object_the_last_to_commit_wins_whole() {
        try (ObjectStoreSubject subject = subject()) {
            ObjectStore objects = subject.objects();
            try (ObjectWriter first = objects.write(at("a"), Client.OUTPUT);
                    ObjectWriter second = objects.write(at("a"), Client.OUTPUT)) {
                first.write("the longer one of the two".getBytes(StandardCharsets.UTF_8));
                second.write("short".getBytes(StandardCharsets.UTF_8));
                first.commit();
                second.commit();
            }
            assertThat(Bytes.text(objects, at("a"))).isEqualTo("short");
        }
    }

    @Test
    default void an_object_may_be_empty() {
        try (ObjectStoreSubject subject = subject()) {
            Client.write(subject.objects(), at("empty"), "");
            assertThat(subject.objects().find(at("empty"))).contains(new StoredObject(at("empty"), 0));
            assertThat(Bytes.of(subject.objects(), at("empty"))).isEmpty();
        }
    }

    @Test
    default void a_list_holds_what_lies_below_the_folder_and_nothing_beside_it() {
        try (ObjectStoreSubject subject = subject()) {
            ObjectStore objects = subject.objects();
            for (String key : List.of("in/a", "in/deep/er/b", "in2/c", "i", "other/in/d")) {
                Client.write(objects, at(key), key);
            }
            Client.write(objects, new S3Uri(ObjectStoreSubject.OTHER_BUCKET + "/in/e"), "e");
            assertThat(keys(objects, at("in"))).containsExactly("in/a", "in/deep/er/b");
            assertThat(keys(objects, at("in/"))).containsExactly("in/a", "in/deep/er/b");
            assertThat(keys(objects, at("in/deep"))).containsExactly("in/deep/er/b");
            assertThat(keys(objects, at("in/a"))).isEmpty();
            assertThat(keys(objects, at("absent"))).isEmpty();
            assertThat(keys(objects, ObjectStoreSubject.BUCKET)).hasSize(5);
            try (Stream<StoredObject> listed = objects.list(at("in2"))) {
                assertThat(listed).containsExactly(new StoredObject(at("in2/c"), 5));
            }
        }
    }

    @Property(tries = 30)
    default void a_list_is_in_the_order_of_the_bytes_of_the_keys(@ForAll("keySets") Set<String> keys) {
        try (ObjectStoreSubject subject = subject()) {
            keys.forEach(key -> Client.write(subject.objects(), at(key), key));
            Comparator<String> byBytes = (a, b) ->
                    Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
            assertThat(keys(subject.objects(), ObjectStoreSubject.BUCKET))
                    .containsExactlyElementsOf(keys.stream().sorted(byBytes).toList());
        }
    }

    /** Names that sort in another way as folders than as keys. No key is a folder of another, which S3 could hold. */
    @Provide
    default Arbitrary<Set<String>> keySets() {
        Arbitrary<String> folders = Arbitraries.of("", "a/", "a-/", "a.b/", "a0/", "é/", "\uD83D\uDE00/", "\uFF21/");
        Arbitrary<String> names =
                Arbitraries.of("f", "f-", "f.txt", "f0", "F", "fé", "f\uFF21", "f\uD83D\uDE00", "f g");
        return folders.flatMap(folder -> names.map(name -> folder + name)).set().ofMaxSize(12);
    }
}
