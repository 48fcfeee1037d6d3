package dev.tarn.inmemory.repository.search.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** The search for bytes against that of the JDK, in texts of two letters, which repeat themselves. */
class ByteSearchProperties {

    @Property
    void bytes_are_found_where_the_text_contains_them(
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 40) String text,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 6) String wanted,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 3) String around) {
        TermBytes bytes = new TermBytes(ByteBuffer.wrap(utf8(around + text + around)));

        assertThat(new ByteSearch(utf8(wanted)).isIn(bytes, around.length(), around.length() + text.length()))
                .isEqualTo(text.contains(wanted));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
