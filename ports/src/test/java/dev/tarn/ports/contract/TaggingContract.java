package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.failure.FailureKind.NOT_FOUND;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.tag.Tagging;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Tags of data stores ({@code control-plane.md} 4.6; {@code decisions.md} D32). */
public interface TaggingContract extends SubjectContract {

    private static TaggedArn arn(Client client, DatastoreId id) {
        return TaggedArn.of(client.describe(id).arn());
    }

    private static List<Tag> numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> Tag.of("key" + n, "value" + n))
                .toList();
    }

    @Test
    default void a_store_has_the_tags_that_it_was_made_with_in_their_order() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            Tag[] tags = {Tag.of("team", "blue"), Tag.of("Team", ""), Tag.of("a key é", "x@y:z/1+2=3_4.5-6")};
            TaggedArn arn = TaggedArn.of(client.healthLake
                    .datastores()
                    .create(CreateDatastoreRequest.unnamed().tagged(tags))
                    .arn());
            assertThat(client.healthLake.tagging().list(arn)).containsExactly(tags);
        }
    }

    @Test
    default void a_store_that_was_made_without_tags_has_none() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            assertThat(client.healthLake
                            .tagging()
                            .list(TaggedArn.of(client.create("ward").arn())))
                    .isEmpty();
        }
    }

    /** One change of tags: tags that are set, or keys that are removed. */
    record Change(List<Tag> set, List<TagKey> removed) {}

    @Property(tries = 30)
    default void tags_are_what_a_map_would_hold(@ForAll("changes") List<Change> changes) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            Tagging tagging = client.healthLake.tagging();
            TaggedArn arn = TaggedArn.of(client.create("ward").arn());
            Map<TagKey, Tag> model = new LinkedHashMap<>();
            for (Change change : changes) {
                tagging.tag(arn, change.set());
                change.set().forEach(tag -> model.put(tag.key(), tag));
                tagging.untag(arn, change.removed());
                change.removed().forEach(model::remove);
                assertThat(tagging.list(arn)).containsExactlyElementsOf(model.values());
            }
        }
    }

    @Provide
    default Arbitrary<List<Change>> changes() {
        Arbitrary<String> keys = Arbitraries.of("a", "b", "c", "A", "d e");
        Arbitrary<Tag> tags =
                Combinators.combine(keys, Arbitraries.of("", "1", "2")).as(Tag::of);
        return Combinators.combine(
                        tags.list().uniqueElements(Tag::key).ofMaxSize(4),
                        keys.map(TagKey::new).list().ofMaxSize(3))
                .as(Change::new)
                .list()
                .ofMaxSize(6);
    }

    @Test
    default void the_fifty_first_tag_is_refused_and_none_of_its_call_is_set() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            Tagging tagging = client.healthLake.tagging();
            TaggedArn arn = TaggedArn.of(client.create("ward").arn());
            tagging.tag(arn, numbered(0, 49));
            assertRefused(INVALID, () -> tagging.tag(arn, numbered(48, 51))).contains("50");
            assertThat(tagging.list(arn)).isEqualTo(numbered(0, 49));
            tagging.tag(arn, numbered(0, 50));
            assertThat(tagging.list(arn)).isEqualTo(numbered(0, 50));
        }
    }

    @Test
    default void a_reserved_key_and_a_key_given_twice_are_refused_and_nothing_is_set() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            Tagging tagging = client.healthLake.tagging();
            TaggedArn arn = TaggedArn.of(client.create("ward").arn());
            assertRefused(INVALID, () -> tagging.tag(arn, List.of(Tag.of("a", "1"), Tag.of("aws:b", "2"))))
                    .contains("aws:b");
            assertRefused(INVALID, () -> tagging.tag(arn, List.of(Tag.of("a", "1"), Tag.of("a", "2"))));
            assertThat(tagging.list(arn)).isEmpty();
        }
    }

    @Test
    default void a_call_with_more_tags_or_keys_than_the_model_allows_is_refused() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            Tagging tagging = client.healthLake.tagging();
            TaggedArn arn = TaggedArn.of(client.create("ward").arn());
            assertRefused(INVALID, () -> tagging.tag(arn, numbered(0, 201)));
            List<TagKey> keys = numbered(0, 201).stream().map(Tag::key).toList();
            assertRefused(INVALID, () -> tagging.untag(arn, keys));
            tagging.untag(arn, keys.subList(0, 200));
        }
    }

    @Test
    default void what_is_not_known_here_is_not_found() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            Tagging tagging = client.healthLake.tagging();
            List<TaggedArn> strangers = new ArrayList<>(Stream.of(
                            "arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/" + Client.NOWHERE,
                            "arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/" + "!".repeat(32),
                            "arn:aws:healthlake:us-east-1:123456789012:dataTransformationProfile/" + Client.NOWHERE)
                    .map(TaggedArn::new)
                    .toList());
            DatastoreId active = client.activeStore();
            strangers.add(TaggedArn.of(DatastoreArn.of(Scope.of("210987654321", "us-east-1"), active)));
            strangers.add(TaggedArn.of(DatastoreArn.of(Scope.of("123456789012", "eu-west-2"), active)));
            strangers.add(new TaggedArn(arn(client, active).value().replace("arn:aws:", "arn:aws-cn:")));
            for (TaggedArn stranger : strangers) {
                assertRefused(NOT_FOUND, () -> tagging.list(stranger));
                assertRefused(NOT_FOUND, () -> tagging.tag(stranger, List.of(Tag.of("a", "1"))));
                assertRefused(NOT_FOUND, () -> tagging.untag(stranger, List.of(new TagKey("a"))));
            }
        }
    }

    @Test
    default void a_DELETED_store_has_no_tags_and_takes_none() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            Tagging tagging = client.healthLake.tagging();
            DatastoreId store = client.deletingStore();
            TaggedArn arn = arn(client, store);
            tagging.tag(arn, List.of(Tag.of("a", "1")));
            subject.advance(Client.DELETING.plus(Client.A_LITTLE));
            assertThat(tagging.list(arn)).isEmpty();
            assertRefused(NOT_FOUND, () -> tagging.tag(arn, List.of(Tag.of("a", "1"))));
            assertRefused(NOT_FOUND, () -> tagging.untag(arn, List.of(new TagKey("a"))));
        }
    }

    @Test
    default void a_store_has_tags_in_every_status_until_it_is_DELETED() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            Tagging tagging = client.healthLake.tagging();
            TaggedArn creating = TaggedArn.of(client.create("ward").arn());
            TaggedArn deleting = arn(client, client.deletingStore());
            for (TaggedArn arn : List.of(creating, deleting)) {
                tagging.tag(arn, List.of(Tag.of("a", "1")));
                assertThat(tagging.list(arn)).containsExactly(Tag.of("a", "1"));
            }
        }
    }
}
