package dev.tarn.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a request may hold and work, alone and beside others. */
class AnswerBudgetTest {

    private static final int ALL = 1_000;
    private static final int ONE = 400;
    private static final int WORK = 100;

    private final AdmissionControl load = new AdmissionControl(
            HttpLimits.DEFAULT.answers(new AnswerLimits(ALL, ONE, WORK, Duration.ofSeconds(2), Duration.ofSeconds(1))));

    @Test
    void an_answer_is_counted_until_it_is_released() {
        AnswerBudget budget = new AnswerBudget(load);
        budget.reserve(100);
        budget.reserve(200);
        assertThat(load.answers()).isEqualTo(300);
        budget.release();
        budget.release();
        assertThat(load.answers()).isZero();
    }

    @Test
    void one_request_gets_413_beyond_its_limit_and_others_are_served() {
        AnswerBudget budget = new AnswerBudget(load);
        budget.reserve(ONE);
        assertRefused(ErrorCode.TOO_COSTLY, () -> budget.reserve(1));
        assertThat(budget.tryReserve(1)).isFalse();
        new AnswerBudget(load).reserve(ONE);
        assertThat(load.answers()).isEqualTo(2 * ONE);
    }

    @Test
    void once_as_much_was_read_in_vain_as_an_answer_may_have_nothing_more_is_read() {
        AnswerBudget budget = new AnswerBudget(load);
        budget.reserve(ONE);
        assertRefused(ErrorCode.TOO_COSTLY, () -> budget.reserve(ONE));
        budget.requireReadable();
        assertThat(budget.tryReserve(ONE)).isFalse();
        budget.requireReadable();
        assertRefused(ErrorCode.TOO_COSTLY, () -> budget.reserve(1));
        assertRefused(ErrorCode.TOO_COSTLY, budget::requireReadable);
    }

    @Test
    void searches_are_refused_once_those_of_the_request_have_taken_their_time() {
        AnswerBudget budget = new AnswerBudget(load);
        budget.requireSearchTime();
        budget.searched(1_500_000_000L);
        budget.requireSearchTime();
        budget.searched(1_500_000_000L);
        assertRefused(ErrorCode.TOO_COSTLY, budget::requireSearchTime);
        new AnswerBudget(load).requireSearchTime();
    }

    @Test
    void a_single_resource_is_always_allowed_however_long() {
        AnswerBudget budget = new AnswerBudget(load);
        budget.reserve(10 * ALL);
        assertThat(load.answers()).isEqualTo(10 * ALL);
        budget.release();
        assertThat(load.answers()).isZero();
    }

    @Test
    void all_requests_together_get_503_beyond_the_limit_until_one_is_released() {
        AnswerBudget first = new AnswerBudget(load);
        first.reserve(ONE);
        new AnswerBudget(load).reserve(ONE);
        AnswerBudget third = new AnswerBudget(load);
        assertRefused(ErrorCode.SERVICE_UNAVAILABLE, () -> third.reserve(ONE));
        assertThat(load.answers()).as("a refused part is not counted").isEqualTo(2 * ONE);
        first.release();
        third.reserve(ONE);
        assertThat(load.answers()).isEqualTo(2 * ONE);
    }

    @Test
    void a_complete_answer_counts_what_its_parts_have_not() {
        AnswerBudget budget = new AnswerBudget(load);
        budget.reserve(300);
        budget.holdAll(200);
        assertThat(load.answers()).isEqualTo(300);
        budget.holdAll(350);
        assertThat(load.answers()).isEqualTo(350);
    }

    @Test
    void a_client_that_has_gone_stops_the_work_on_its_answer() {
        AnswerBudget budget = new AnswerBudget(load);
        budget.reserve(1);
        budget.release();
        assertRefused(ErrorCode.SERVICE_UNAVAILABLE, () -> budget.work(1));
        assertRefused(ErrorCode.SERVICE_UNAVAILABLE, () -> budget.reserve(1));
        assertThat(load.answers()).isZero();
    }

    @Test
    void the_work_of_all_patches_of_a_request_together_is_limited() {
        AnswerBudget budget = new AnswerBudget(load);
        budget.work(WORK - 1);
        budget.work(1);
        assertRefused(ErrorCode.TOO_COSTLY, () -> budget.work(1));
        new AnswerBudget(load).work(WORK);
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
