package dev.tarn.inmemory.repository.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MapSearchSourceTest extends SearchSourceContract {

    @Override
    protected ResourceStore store() {
        return new MapResourceStore();
    }

    @Test
    void nothing_that_is_derived_is_kept() {
        DerivedData derived = store().searchSource().derived();

        assertThat(derived.directory()).isEmpty();
        assertThat(derived.keep("index", new byte[] {1}, 0)).isFalse();
        assertThat(derived.value("index")).isEmpty();
    }
}
