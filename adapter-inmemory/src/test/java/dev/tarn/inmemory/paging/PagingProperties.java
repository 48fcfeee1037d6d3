package dev.tarn.inmemory.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.ports.paging.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class PagingProperties {

    @Property
    void pages_put_together_are_the_list(
            @ForAll @Size(max = 40) Set<@IntRange(max = 1000) Integer> times,
            @ForAll @IntRange(min = 1, max = 7) int size) {
        NavigableMap<Position, Integer> all = all(times);

        assertThat(walk(all, size, List.of())).containsExactlyElementsOf(all.values());
    }

    @Property
    void what_is_added_while_pages_are_read_moves_nothing(
            @ForAll @Size(min = 1, max = 40) Set<@IntRange(max = 1000) Integer> times,
            @ForAll @Size(max = 10) List<@IntRange(max = 1000) Integer> added,
            @ForAll @IntRange(min = 1, max = 7) int size) {
        NavigableMap<Position, Integer> all = all(times);
        List<Integer> before = List.copyOf(all.values());

        List<Integer> seen = walk(all, size, added);

        assertThat(seen).containsAll(before).doesNotHaveDuplicates().isSorted();
    }

    @Property
    void a_token_names_its_position(@ForAll long millis, @ForAll @StringLength(max = 32) String id) {
        Position position = new Position(Instant.ofEpochMilli(millis), clean(id));

        PageToken token = PageTokens.write("list", position);

        assertThat(token.value()).matches("[A-Za-z0-9][A-Za-z0-9_-]*");
        assertThat(PageTokens.read("list", token)).isEqualTo(position);
    }

    @Property
    void a_token_of_one_list_is_none_of_another(@ForAll String one, @ForAll String other) {
        Assume.that(!clean(one).equals(clean(other)));
        PageToken token = PageTokens.write(clean(one), new Position(Instant.EPOCH, "id"));

        assertThatThrownBy(() -> PageTokens.read(clean(other), token)).isInstanceOf(Invalid.class);
    }

    @Property
    void a_token_of_which_one_character_is_changed_is_none(
            @ForAll long millis, @ForAll @StringLength(max = 32) String id, @ForAll @IntRange(max = 1000) int place) {
        String token = PageTokens.write("list", new Position(Instant.ofEpochMilli(millis), clean(id)))
                .value();
        int at = place % token.length();
        for (char other : "pAB-_9".toCharArray()) {
            String changed = token.substring(0, at) + other + token.substring(at + 1);
            if (!changed.equals(token)) {
                assertThatThrownBy(() -> PageTokens.read("list", new PageToken(changed)))
                        .isInstanceOf(Invalid.class);
            }
        }
    }

    @Property
    void any_other_text_is_refused(@ForAll @StringLength(max = 100) String text) {
        PageToken token = new PageToken(text.replaceAll("\\P{ASCII}", "x"));

        assertThatThrownBy(() -> PageTokens.read("list", token))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("nextToken");
    }

    /** A lone surrogate has no UTF-8 form, and none can be in a list's name or an id. */
    private static String clean(String text) {
        return text.replaceAll("\\p{Cs}", "x");
    }

    private static NavigableMap<Position, Integer> all(Set<Integer> times) {
        NavigableMap<Position, Integer> all = new TreeMap<>();
        times.forEach(time -> all.put(position(time), time));
        return all;
    }

    private static Position position(int time) {
        return new Position(Instant.ofEpochMilli(time), "id" + time);
    }

    private static List<Integer> walk(NavigableMap<Position, Integer> all, int size, List<Integer> added) {
        List<Integer> seen = new ArrayList<>();
        List<Integer> toAdd = new ArrayList<>(added);
        Optional<PageToken> token = Optional.empty();
        do {
            Page<Integer> page = Paging.page(
                    "list",
                    all,
                    Function.<Integer>identity(),
                    item -> true,
                    item -> 0,
                    Optional.of(new PageSize(size)),
                    token);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            seen.addAll(page.items());
            token = page.next();
            if (!toAdd.isEmpty()) {
                int time = toAdd.remove(0);
                all.put(position(time), time);
            }
        } while (token.isPresent());
        return seen;
    }
}
