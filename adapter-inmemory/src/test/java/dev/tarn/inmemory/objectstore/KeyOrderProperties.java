package dev.tarn.inmemory.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyOrderProperties {

    @Property
    void keys_are_in_the_order_of_their_UTF_8_bytes(@ForAll("text") String left, @ForAll("text") String right) {
        int byBytes =
                Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

        assertThat(Integer.signum(KeyOrder.INSTANCE.compare(left, right))).isEqualTo(Integer.signum(byBytes));
    }

    @Example
    void a_character_beyond_the_basic_plane_comes_after_every_other() {
        assertThat(KeyOrder.INSTANCE.compare("\uD83D\uDE00", "\uFFFD")).isPositive();
    }

    @Provide
    Arbitrary<String> text() {
        Arbitrary<String> character = Arbitraries.oneOf(
                Arbitraries.of("a", "b", "/", "-", "é", "\uE000", "\uFFFD", "\uD7FF", "\uD83D\uDE00", "\uDBFF\uDFFF"),
                Arbitraries.chars().filter(c -> !Character.isSurrogate(c)).map(String::valueOf));
        return character.list().ofMaxSize(6).map(list -> String.join("", list));
    }
}
