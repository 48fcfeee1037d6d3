package dev.tarn.domain.request;

import dev.tarn.domain.rule.NumberRule;

/** How many items a page holds at the most. */
public record PageSize(int value) {

    /** The model's shape {@code MaxResultsInteger}. */
    public static final NumberRule RULE = new NumberRule("MaxResultsInteger", 1, 500);

    /** What a list uses when the caller says nothing ({@code decisions.md} D7). */
    public static final PageSize DEFAULT = new PageSize(100);

    public PageSize {
        RULE.check(value);
    }
}
