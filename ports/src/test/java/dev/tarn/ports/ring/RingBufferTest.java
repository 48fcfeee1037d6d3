package dev.tarn.ports.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RingBufferTest {

    private record Entry(long number, int bytes) {}

    private static RingBuffer<Entry> ring(List<Integer> sizes) {
        RingBuffer<Entry> ring = new RingBuffer<>(5, 100, Entry::bytes);
        sizes.forEach(size -> ring.add(number -> new Entry(number, size)));
        return ring;
    }

    @Property(tries = 200)
    void the_ring_has_the_last_entries_that_its_bounds_allow_and_their_numbers_have_no_gaps(
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 120) Integer> sizes) {
        RingBuffer<Entry> ring = ring(sizes);

        List<Entry> kept = ring.after(0);

        assertThat(ring.last()).isEqualTo(sizes.size());
        assertThat(kept).hasSizeLessThanOrEqualTo(5);
        assertThat(kept.size() == 1 || kept.stream().mapToInt(Entry::bytes).sum() <= 100)
                .isTrue();
        for (int i = 0; i < kept.size(); i++) {
            assertThat(kept.get(i).number()).isEqualTo(sizes.size() - kept.size() + 1 + i);
        }
        // The entry before the first one had no room.
        int dropped = sizes.size() - kept.size();
        assertThat(dropped == 0
                        || kept.size() == 5
                        || kept.stream().mapToInt(Entry::bytes).sum() + sizes.get(dropped - 1) > 100)
                .isTrue();
    }

    @Property(tries = 200)
    void after_a_number_come_the_retained_entries_with_larger_ones(
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 60) Integer> sizes,
            @ForAll @IntRange(min = -3, max = 15) int number) {
        RingBuffer<Entry> ring = ring(sizes);

        assertThat(ring.after(number))
                .isEqualTo(ring.after(0).stream()
                        .filter(entry -> entry.number() > number)
                        .toList());
    }

    @Test
    void a_cleared_ring_has_room_again_and_its_numbers_go_on() {
        RingBuffer<Entry> ring = ring(List.of(60, 30));

        ring.clear();
        ring.add(number -> new Entry(number, 100));

        assertThat(ring.after(0)).containsExactly(new Entry(3, 100));
    }

    @Test
    void an_awaited_entry_is_returned_when_another_thread_adds_it() throws InterruptedException {
        RingBuffer<Entry> ring = ring(List.of(1));
        Thread other = new Thread(() -> ring.add(number -> new Entry(number, 2)));
        other.start();

        assertThat(ring.await(entry -> entry.bytes() == 2, Duration.ofSeconds(30)))
                .contains(new Entry(2, 2));
        assertThat(ring.await(entry -> entry.bytes() == 3, Duration.ZERO)).isEmpty();
        other.join();
    }
}
