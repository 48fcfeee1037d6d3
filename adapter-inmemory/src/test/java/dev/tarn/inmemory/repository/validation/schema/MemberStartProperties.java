package dev.tarn.inmemory.repository.validation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class MemberStartProperties {

    private static final String BEFORE = "{\"a\":1,";

    /** Few letters, so that names are often the beginnings of others. */
    @Property
    void a_member_is_where_its_text_is(
            @ForAll @StringLength(max = 20) @Chars({'a', 'b'}) String name,
            @ForAll @StringLength(max = 20) @Chars({'a', 'b'}) String there) {
        String text = BEFORE + '"' + there + "\":\"and more\"}";

        assertThat(isAt(name, text, text.length())).isEqualTo(name.equals(there));
    }

    @Property
    void a_member_does_not_reach_beyond_the_end(
            @ForAll @StringLength(max = 20) @Chars({'a', 'b'}) String name, @ForAll @IntRange(max = 30) int left) {
        String text = BEFORE + '"' + name + "\":\"and more, so much that eight bytes are left\"}";
        boolean found = isAt(name, text, BEFORE.length() + left);

        assertThat(found).isEqualTo(left >= Math.max(Long.BYTES, name.length() + 3));
    }

    private static boolean isAt(String name, String text, int to) {
        return new MemberStart(name).isAt(text.getBytes(StandardCharsets.UTF_8), BEFORE.length(), to);
    }
}
