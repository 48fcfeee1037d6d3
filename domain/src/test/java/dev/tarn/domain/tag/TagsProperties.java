package dev.tarn.domain.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Invalid;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The rules of {@code decisions.md} D32. */
class TagsProperties {

    @Property
    void tags_are_what_a_map_would_hold(@ForAll("calls") List<List<Tag>> calls, @ForAll("keys") List<TagKey> removed) {
        Tags tags = Tags.NONE;
        Map<TagKey, TagValue> model = new LinkedHashMap<>();
        for (List<Tag> call : calls) {
            Set<TagKey> keys = new HashSet<>();
            if (call.stream().allMatch(tag -> keys.add(tag.key()))) {
                tags = tags.with(call);
                call.forEach(tag -> model.put(tag.key(), tag.value()));
            } else {
                Tags before = tags;
                assertThatThrownBy(() -> before.with(call))
                        .isInstanceOf(Invalid.class)
                        .hasMessageContaining("be unique among the tags of one request");
            }
        }
        tags = tags.without(removed);
        removed.forEach(model::remove);
        assertThat(tags.byKey()).isEqualTo(model);
        assertThat(tags.toList().stream().map(Tag::key)).containsExactlyElementsOf(model.keySet());
    }

    @Property
    void fifty_is_the_limit_in_the_end(@ForAll @IntRange(max = 50) int first, @ForAll @IntRange(max = 60) int second) {
        Tags tags = Tags.NONE.with(numbered(0, first));
        if (first + second <= Tags.LIMIT) {
            assertThat(tags.with(numbered(first, second)).byKey()).hasSize(first + second);
        } else {
            assertThatThrownBy(() -> tags.with(numbered(first, second)))
                    .isInstanceOf(Invalid.class)
                    .hasMessage("A resource may have at most 50 tags; it has " + first + " and would have "
                            + (first + second));
        }
    }

    @Example
    void fifty_tags_may_all_get_new_values() {
        Tags full = Tags.NONE.with(numbered(0, 50));
        assertThat(full.with(numbered(0, 50))).isEqualTo(full);
    }

    @Example
    void reserved_keys_and_keys_given_twice_are_told_together_and_where_they_are() {
        List<Tag> call = List.of(Tag.of("team", "a"), Tag.of("aws:x", "b"), Tag.of("team", "c"));
        assertThatThrownBy(() -> Tags.NONE.with(call))
                .isInstanceOf(Invalid.class)
                .hasMessage("2 validation errors detected: Value 'aws:x' at 'tags.2.member.key' failed to satisfy "
                        + "constraint: Member must not begin with aws:; Value 'team' at 'tags.3.member.key' failed "
                        + "to satisfy constraint: Member must be unique among the tags of one request");
    }

    @Example
    void only_a_key_that_begins_so_is_reserved() {
        assertThat(Tags.NONE
                        .with(List.of(Tag.of("AWS:x", "1"), Tag.of("my-aws:x", "2"), Tag.of("aws", "3")))
                        .byKey())
                .hasSize(3);
    }

    @Example
    void more_than_two_hundred_tags_in_one_call_are_refused_as_such() {
        assertThatThrownBy(() -> Tags.NONE.with(numbered(0, 201)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(
                        "'tags' failed to satisfy constraint: " + "Member must have length less than or equal to 200");
    }

    @Example
    void more_than_two_hundred_keys_in_one_call_are_refused_as_such() {
        List<TagKey> keys = numbered(0, 201).stream().map(Tag::key).toList();
        assertThatThrownBy(() -> Tags.NONE.without(keys))
                .isInstanceOf(Invalid.class)
                .hasMessage("1 validation error detected: Value '201 items' at 'tagKeys' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 200");
        assertThat(Tags.NONE.without(keys.subList(0, 200))).isEqualTo(Tags.NONE);
    }

    @Example
    void keys_are_told_apart_by_case() {
        assertThat(Tags.NONE
                        .with(List.of(Tag.of("Team", "a"), Tag.of("team", "b")))
                        .byKey())
                .hasSize(2);
    }

    private static List<Tag> numbered(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(n -> Tag.of("key" + n, "value"))
                .toList();
    }

    @Provide
    Arbitrary<List<List<Tag>>> calls() {
        Arbitrary<String> values = Arbitraries.of("", "a", "b");
        Arbitrary<Tag> tags = Combinators.combine(key(), values).as((key, value) -> new Tag(key, new TagValue(value)));
        return tags.list().ofMaxSize(4).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<TagKey>> keys() {
        return key().list().ofMaxSize(4);
    }

    private static Arbitrary<TagKey> key() {
        return Arbitraries.strings()
                .withChars("abc")
                .ofMinLength(1)
                .ofMaxLength(2)
                .map(TagKey::new);
    }
}
