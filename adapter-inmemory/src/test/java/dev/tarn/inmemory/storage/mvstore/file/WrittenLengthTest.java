package dev.tarn.inmemory.storage.mvstore.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenLengthTest {

    private final WrittenLength length = new WrittenLength();

    @Test
    void a_file_is_too_short_where_it_has_fewer_bytes_than_were_written() {
        length.written(100);
        length.written(40);
        assertThat(length.exceeds(() -> 99)).isTrue();
        assertThat(length.exceeds(() -> 100)).isFalse();
        assertThat(length.exceeds(() -> 101)).isFalse();
    }

    @Test
    void after_a_truncation_it_has_the_length_of_that() {
        length.written(100);
        length.truncating(40);
        assertThat(length.exceeds(() -> 40)).isFalse();
        assertThat(length.exceeds(() -> 39)).isTrue();
    }

    @Test
    void a_truncation_while_the_length_is_read_is_no_cut_even_if_the_file_has_grown_again() {
        length.written(100);
        assertThat(length.exceeds(() -> {
                    length.truncating(40);
                    length.written(100);
                    return 40;
                }))
                .isFalse();
        assertThat(length.exceeds(() -> 99)).isTrue();
    }
}
