package dev.tarn.inmemory.ndjson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Eight bytes at a time, and one at a time. */
class LineEndsProperties {

    private static final Pattern LINES = Pattern.compile("(?<=\n)");

    @Property
    void lines_are_what_line_feeds_end(@ForAll("texts") byte[] bytes, @ForAll("texts") byte[] around) {
        byte[] all = (latin(around) + latin(bytes) + latin(around)).getBytes(ISO_8859_1);
        LineCursor cursor = new LineCursor(all, around.length, around.length + bytes.length);
        for (String line : LINES.splitAsStream(latin(bytes)).toList()) {
            if (line.isEmpty()) {
                continue;
            }
            assertThat(cursor.next()).isTrue();
            String text = without("\r", without("\n", line));
            JsonText found = cursor.text();
            assertThat(latin(Arrays.copyOfRange(all, found.from(), found.to()))).isEqualTo(text);
            assertThat(cursor.length()).isEqualTo(text.length());
            assertThat(cursor.wholeLength()).isEqualTo(line.length());
            assertThat(cursor.isBlank()).isEqualTo(text.matches("[ \t\r]*"));
            assertThat(found.isPlain()).isEqualTo(line.chars().allMatch(c -> c < 128 && c != '\r'));
        }
        assertThat(cursor.next()).isFalse();
    }

    @Property
    void every_line_end_becomes_a_space_and_nothing_else_changes(
            @ForAll("texts") byte[] bytes, @ForAll @IntRange(max = 9) int margin) {
        byte[] changed = bytes.clone();
        LineEnds.toSpaces(changed, margin, bytes.length - margin);
        for (int i = 0; i < bytes.length; i++) {
            boolean inside = i >= margin && i < bytes.length - margin;
            boolean end = inside && (bytes[i] == '\n' || bytes[i] == '\r');
            assertThat(changed[i]).isEqualTo(end ? (byte) ' ' : bytes[i]);
        }
    }

    /** Line ends among bytes that differ from them by a bit or by one. */
    @Provide
    Arbitrary<byte[]> texts() {
        Arbitrary<Byte> near = Arbitraries.of(
                (byte) '\n', (byte) '\r', (byte) 9, (byte) 11, (byte) 12, (byte) 14, (byte) 0x8A, (byte) 0x8D, (byte)
                        0);
        Arbitrary<byte[]> mixed = Arbitraries.oneOf(near, Arbitraries.bytes(), Arbitraries.just((byte) 'a'))
                .array(byte[].class)
                .ofMaxSize(40);
        Arbitrary<byte[]> even = Arbitraries.frequencyOf(
                        Tuple.of(1, near),
                        Tuple.of(1, Arbitraries.bytes()),
                        Tuple.of(60, Arbitraries.of((byte) ' ', (byte) '~')))
                .array(byte[].class)
                .ofMaxSize(200);
        return Arbitraries.oneOf(mixed, even);
    }

    private static String without(String end, String line) {
        return line.endsWith(end) ? line.substring(0, line.length() - 1) : line;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
