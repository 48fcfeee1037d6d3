package dev.tarn.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.request.PageSize;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NumberRuleProperties {

    @Property
    void a_page_holds_one_to_five_hundred_items(@ForAll @IntRange(min = 1, max = 500) int size) {
        assertThat(new PageSize(size).value()).isEqualTo(size);
        assertThat(PageSize.RULE.violations("maxResults", size)).isEmpty();
    }

    @Property
    void fewer_than_one_are_refused(@ForAll @IntRange(min = Integer.MIN_VALUE, max = 0) int size) {
        assertThatThrownBy(() -> new PageSize(size))
                .isInstanceOf(Invalid.class)
                .hasMessage("1 validation error detected: Value '" + size
                        + "' at 'maxResultsInteger' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 1");
    }

    @Property
    void more_than_five_hundred_are_refused(@ForAll @IntRange(min = 501, max = Integer.MAX_VALUE) int size) {
        assertThatThrownBy(() -> new PageSize(size))
                .isInstanceOf(Invalid.class)
                .hasMessageEndingWith("Member must have value less than or equal to 500");
    }

    @Example
    void a_list_that_says_nothing_gets_pages_of_a_hundred() {
        assertThat(PageSize.DEFAULT.value()).isEqualTo(100);
    }
}
