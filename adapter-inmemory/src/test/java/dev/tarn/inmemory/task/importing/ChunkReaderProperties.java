package dev.tarn.inmemory.task.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.inmemory.memory.MemoryBudget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ChunkReaderProperties {

    static final String TOO_LONG = "(too long)";

    @Property
    void no_line_is_lost_cut_or_doubled_whatever_the_size_of_the_buffer(
            @ForAll("texts") String text,
            @ForAll @IntRange(min = 3, max = 40) int buffer,
            @ForAll @IntRange(min = 1, max = 9) int step)
            throws IOException {
        assertThat(lines(text, buffer, 1_000, step)).isEqualTo(expected(text, 1_000));
    }

    @Property
    void a_line_that_is_too_long_is_passed_over_and_still_counts(
            @ForAll("texts") String text,
            @ForAll @IntRange(min = 3, max = 20) int buffer,
            @ForAll @IntRange(min = 1, max = 9) int step)
            throws IOException {
        List<String> kept = new ArrayList<>();
        // Up to the two bytes of a line's end, a line may get through here; the parser measures it exactly.
        for (String line : lines(text, buffer, 10, step)) {
            kept.add(line.length() > 10 && !line.equals(TOO_LONG) ? TOO_LONG : line);
        }
        assertThat(kept).isEqualTo(expected(text, 10));
    }

    @Example
    void a_byte_order_mark_is_stripped_at_the_beginning_only() throws IOException {
        assertThat(lines("\uFEFFa\n\uFEFFb", 5, 100, 1)).containsExactly("a", "\uFEFFb");
        assertThat(lines("\uFEFF", 5, 100, 1)).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "cdefgh", "0123456789", "\n", "\n", "\r\n", " ")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    private static List<String> expected(String text, int longest) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        lines.replaceAll(line -> line.length() > longest ? TOO_LONG : line);
        return lines;
    }

    private static List<String> lines(String text, int buffer, int longest, int step) throws IOException {
        ChunkBuffers buffers = new ChunkBuffers(buffer, MemoryBudget.unlimited());
        ChunkReader reader = new ChunkReader(slow(text, step), buffers, longest, () -> {});
        List<String> lines = new ArrayList<>();
        for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
            Chunk chunk = next.get();
            if (chunk.lineTooLong().isPresent()) {
                lines.add(TOO_LONG);
            } else {
                String whole =
                        new String(chunk.bytes(), chunk.from(), chunk.to() - chunk.from(), StandardCharsets.UTF_8);
                lines.addAll(expected(whole, Integer.MAX_VALUE));
            }
            buffers.give(chunk.bytes());
        }
        return lines;
    }

    /** Gives a few bytes at a time, as a network does. */
    private static InputStream slow(String text, int step) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, step));
            }
        };
    }
}
