package dev.tarn.inmemory.repository.search.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** The least numbers against those of a list that is sorted as a whole, of fewer and of more than fit into the buffer. */
class FirstLongsProperties {

    @Property(tries = 300)
    void the_least_numbers_are_kept(
            @ForAll @Size(max = 2_000) List<@LongRange(max = 3_000) Long> numbers,
            @ForAll @IntRange(min = 1, max = 300) int most) {
        assertKept(numbers, most);
        assertKept(numbers.stream().sorted((a, b) -> Long.compare(b, a)).toList(), most);
    }

    private static void assertKept(List<Long> numbers, int most) {
        FirstLongs first = new FirstLongs(most);
        numbers.forEach(first::add);

        assertThat(first.sorted())
                .containsExactly(numbers.stream()
                        .sorted()
                        .limit(most)
                        .mapToLong(Long::longValue)
                        .toArray());
    }
}
