package dev.tarn.inmemory.repository.patch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Unprocessable;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The size of a tree is known before it is built. */
class TreeSizeTest {

    private static final String RESOURCE = "{\"resourceType\":\"Patient\",\"id\":\"p\",\"x\":[%s]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | 1",
                "[1,2,3] | 4",
                "{\"a\":1,\"b\":{\"c\":[true]}} | 5",
                "\"a,b[{\" | 1",
                "[\"a\\\",\",\"\\\\\",1] | 4",
            })
    void values_are_counted_outside_of_strings(String json, int values) {
        assertThat(TreeSize.of(json.getBytes(UTF_8)).values()).isEqualTo(values);
    }

    @Test
    void an_empty_array_counts_as_one_with_a_value_since_the_count_is_an_upper_bound() {
        assertThat(TreeSize.of("[]".getBytes(UTF_8)).values()).isEqualTo(2);
    }

    @Test
    void tiny_values_cost_forty_times_their_bytes() {
        byte[] dense = RESOURCE.formatted("1,".repeat(100_000) + "1").getBytes(UTF_8);
        assertThat(TreeSize.of(dense).heap()).isBetween(40L * dense.length, 60L * dense.length);
    }

    @Test
    void too_many_values_are_refused_once_they_are_counted() {
        byte[] dense = ("[" + "1,".repeat(TreeSize.MOST_VALUES) + "1]").getBytes(UTF_8);
        for (BiFunction<byte[], LongConsumer, TreeSize> size :
                List.<BiFunction<byte[], LongConsumer, TreeSize>>of(TreeSize::ofPatch, TreeSize::ofResource)) {
            AtomicLong work = new AtomicLong();
            assertThatThrownBy(() -> size.apply(dense, work::addAndGet))
                    .isInstanceOf(Unprocessable.class)
                    .hasMessageContaining("200002 JSON values, and may have 200000");
            assertThat(work).hasValue(dense.length);
        }
    }

    @Test
    void a_refusal_of_the_work_comes_before_the_count() {
        byte[] none = new byte[0];
        assertThatThrownBy(() -> TreeSize.ofResource(none, bytes -> {
                    throw new IllegalStateException("no more work");
                }))
                .hasMessage("no more work");
    }

    @Test
    void work_is_charged_by_values() {
        AtomicLong work = new AtomicLong();
        TreeSize.ofResource("[1,2,3]".getBytes(UTF_8), work::addAndGet);
        assertThat(work).hasValue(7 + 64 * 4);
    }

    /** The smallest values: a real resource has 20 bytes and more for each. */
    @Test
    void a_resource_of_300_kB_can_be_patched() {
        byte[] resource = RESOURCE.formatted("12,".repeat(100_000) + "1").getBytes(UTF_8);
        ResourcePatch patch =
                ResourcePatch.parse("[{\"op\":\"replace\",\"path\":\"/x/0\",\"value\":7}]".getBytes(UTF_8));
        TreeSize.ofResource(resource, bytes -> {});
        assertThat(new String(patch.apply(resource, bytes -> {}), UTF_8)).contains("\"x\":[7,12,");
    }

    @Test
    void copies_of_many_tiny_values_use_up_the_work() {
        byte[] resource = RESOURCE.formatted("1,".repeat(100_000) + "1").getBytes(UTF_8);
        String copy = "{\"op\":\"copy\",\"from\":\"/x\",\"path\":\"/y\"}";
        ResourcePatch patch = ResourcePatch.parse(("[" + (copy + ",").repeat(100) + copy + "]").getBytes(UTF_8));
        assertThatThrownBy(() -> patch.apply(resource, bytes -> {}))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("touches more than");
    }
}
