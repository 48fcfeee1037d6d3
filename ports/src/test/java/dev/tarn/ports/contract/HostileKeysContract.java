package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.StoredObject;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an object store does with keys that want to be something else than keys. It may refuse them, or hold them like
 * any other; it must not take one object for another.
 */
public interface HostileKeysContract {

    /** {@return a fresh subject; each test closes its own} */
    ObjectStoreSubject subject();

    /** Keys that a path would read in its own way, and keys that no file system has room for. */
    static Stream<String> hostileKeys() {
        return Stream.of(
                "..",
                ".",
                "../contract-others/secret",
                "a/../../contract-others/secret",
                "a/./b",
                "a/../secret",
                "/secret",
                "//contract-others/secret",
                "a//b",
                "/etc/passwd",
                "~/secret",
                "a\\..\\..\\contract-others\\secret",
                "nul\u0000byte",
                "secret\u0000.ndjson",
                "C:\\secret",
                "..%2fcontract-others%2fsecret",
                "tab\tand\u001bescape",
                "\uD83D\uDE00".repeat(200),
                "x".repeat(300),
                "x/".repeat(400) + "x",
                " ",
                "secret ",
                "secret.",
                "SECRET",
                ".hidden",
                "Manifest.json/below");
    }

    @ParameterizedTest
    @MethodSource("dev.tarn.ports.contract.HostileKeysContract#hostileKeys")
    default void a_hostile_key_is_refused_or_held_as_it_is_and_touches_nothing_else(String key) {
        try (ObjectStoreSubject subject = subject()) {
            ObjectStore objects = subject.objects();
            S3Uri secret = new S3Uri(ObjectStoreSubject.BUCKET + "/secret");
            S3Uri others = new S3Uri(ObjectStoreSubject.OTHER_BUCKET + "/secret");
            Client.write(objects, secret, "mine");
            Client.write(objects, others, "theirs");
            S3Uri uri = new S3Uri(ObjectStoreSubject.BUCKET + "/" + key);

            boolean held = writes(objects, uri);

            assertThat(found(objects, uri)).isEqualTo(held);
            if (held) {
                assertThat(Bytes.text(objects, uri)).isEqualTo("intruder");
            }
            assertThat(Bytes.text(objects, secret)).isEqualTo("mine");
            assertThat(Bytes.text(objects, others)).isEqualTo("theirs");
            try (Stream<StoredObject> mine = objects.list(ObjectStoreSubject.BUCKET);
                    Stream<StoredObject> theirs = objects.list(ObjectStoreSubject.OTHER_BUCKET)) {
                assertThat(mine.map(StoredObject::uri))
                        .containsExactlyInAnyOrderElementsOf(
                                Stream.of(secret, uri).limit(held ? 2 : 1).toList());
                assertThat(theirs.map(StoredObject::uri)).containsExactly(others);
            }
        }
    }

    private static boolean writes(ObjectStore objects, S3Uri uri) {
        try {
            Client.write(objects, uri, "intruder");
            return true;
        } catch (ObjectStoreException refusal) {
            assertThat(refusal).hasMessageContaining(uri.value());
            return false;
        }
    }

    private static boolean found(ObjectStore objects, S3Uri uri) {
        try {
            return objects.find(uri).isPresent();
        } catch (ObjectStoreException refusal) {
            return false;
        }
    }
}
