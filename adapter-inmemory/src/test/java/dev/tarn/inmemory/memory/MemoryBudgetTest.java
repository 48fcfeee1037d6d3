package dev.tarn.inmemory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.ports.admin.Health;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private final MemoryBudget memory = MemoryBudget.of(32_000, false);
    private final MemoryAccount account = memory.open();

    @Test
    void what_does_not_fit_is_rejected_and_not_counted_and_the_message_says_what_helps() {
        account.take(30_000);

        assertThatThrownBy(() -> account.take(2_001))
                .isInstanceOf(InsufficientStorage.class)
                .hasMessageContaining("The memory budget is full: 0.0 MiB of 0.0 MiB are used.")
                .hasMessageContaining("-Xmx")
                .hasMessageContaining("--data")
                .hasMessageContaining("delete data stores");
        assertThat(memory.used()).isEqualTo(30_000);
        account.take(2_000);
        assertThat(memory.free()).isZero();
    }

    @Test
    void after_a_write_was_rejected_health_is_read_only_until_there_is_room() {
        account.take(32_000);
        assertThat(memory.health()).isEqualTo(Health.UP);

        assertThatThrownBy(() -> account.take(1)).isInstanceOf(InsufficientStorage.class);
        assertThat(memory.health().status()).isEqualTo(Health.Status.READ_ONLY);
        assertThat(memory.health().reasons()).singleElement().asString().contains("The memory budget is full", "-Xmx");

        account.giveBack(20_000);
        assertThat(memory.health()).isEqualTo(Health.UP);
    }

    @Test
    void deletions_and_jobs_have_a_reserve_which_ends_too() {
        account.take(32_000);

        account.takeFromReserve(1_000);
        assertThatThrownBy(() -> account.takeFromReserve(1)).isInstanceOf(InsufficientStorage.class);
    }

    @Test
    void a_new_size_counts_the_difference_and_one_that_does_not_fit_counts_nothing() {
        account.take(1_000);

        account.resize(1_000, 31_000);
        assertThat(memory.used()).isEqualTo(31_000);
        assertThatThrownBy(() -> account.resize(31_000, 32_001)).isInstanceOf(InsufficientStorage.class);
        assertThat(memory.used()).isEqualTo(31_000);
        account.resize(31_000, 400);
        assertThat(memory.used()).isEqualTo(400);
    }

    @Test
    void an_account_that_is_closed_gives_all_back_once_and_counts_no_more() {
        MemoryAccount other = memory.open();
        other.take(500);
        account.take(1_000);
        account.giveBack(300);

        account.close();
        account.close();
        account.take(50_000);

        assertThat(memory.used()).isEqualTo(500);
    }

    @Test
    void the_heap_that_is_named_has_the_room_that_is_needed() {
        MemoryBudget ofHeap = MemoryBudget.ofHeap(true);

        assertThat(ofHeap.limit()).isBetween(ofHeap.heap() / 4, ofHeap.heap() * 3 / 4);
        assertThat(ofHeap.heapFor(ofHeap.limit()))
                .as("where 16 MiB are less than what a quarter is short of three")
                .isGreaterThanOrEqualTo(ofHeap.limit());
        long heap = memory.heapFor(900_000_000);
        assertThat(heap / 4 * 3 - 16 * 1024 * 1024).isGreaterThanOrEqualTo(900_000_000);
        assertThat(heap).isLessThan(1_300_000_000);
    }
}
