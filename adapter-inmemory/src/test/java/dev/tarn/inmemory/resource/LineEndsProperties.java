package dev.tarn.inmemory.resource;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Eight bytes at a time, and one at a time. */
class LineEndsProperties {

    @Property
    void a_line_feed_is_found_where_the_first_one_is(@ForAll("texts") byte[] bytes, @ForAll("texts") byte[] before) {
        byte[] all = new byte[before.length + bytes.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(bytes, 0, all, before.length, bytes.length);
        int expected = before.length;
        while (expected < all.length && all[expected] != '\n') {
            expected++;
        }
        assertThat(LineEnds.lineFeed(all, before.length, all.length)).isEqualTo(expected);
    }

    @Property
    void every_line_end_becomes_a_space_and_nothing_else_changes(@ForAll("texts") byte[] bytes) {
        byte[] changed = bytes.clone();
        LineEnds.toSpaces(changed);
        for (int i = 0; i < bytes.length; i++) {
            boolean end = bytes[i] == '\n' || bytes[i] == '\r';
            assertThat(changed[i]).isEqualTo(end ? (byte) ' ' : bytes[i]);
        }
    }

    /** Line ends among bytes that differ from them by a bit or by one. */
    @Provide
    Arbitrary<byte[]> texts() {
        Arbitrary<Byte> near = Arbitraries.of(
                (byte) '\n', (byte) '\r', (byte) 9, (byte) 11, (byte) 12, (byte) 14, (byte) 0x8A, (byte) 0x8D, (byte)
                        0);
        return Arbitraries.oneOf(near, Arbitraries.bytes(), Arbitraries.just((byte) 'a'))
                .array(byte[].class)
                .ofMaxSize(40);
    }
}
