package dev.tarn.inmemory.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Utf8Properties {

    @Property
    void bytes_are_UTF_8_exactly_when_the_JDK_can_decode_them(@ForAll("nearlyText") byte[] bytes) {
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(decodes(bytes, 0, bytes.length));
    }

    @Property
    void only_the_range_asked_for_counts(@ForAll("nearlyText") byte[] bytes) {
        int from = bytes.length / 3;
        int to = bytes.length - bytes.length / 3;

        assertThat(Utf8.isValid(bytes, from, to)).isEqualTo(decodes(bytes, from, to));
    }

    @Provide
    Arbitrary<byte[]> nearlyText() {
        Arbitrary<Integer> ascii = Arbitraries.integers().between(0, 127);
        Arbitrary<Integer> telling = Arbitraries.of(
                0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF);
        Arbitrary<byte[]> any = Arbitraries.oneOf(ascii, telling)
                .list()
                .ofMaxSize(24)
                .map(list -> {
                    byte[] bytes = new byte[list.size()];
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = list.get(i).byteValue();
                    }
                    return bytes;
                });
        Arbitrary<byte[]> text = Arbitraries.strings().ofMaxLength(24).map(s -> s.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(any, text);
    }

    private static boolean decodes(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
