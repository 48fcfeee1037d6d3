package dev.tarn.domain.request;

import dev.tarn.domain.rule.NumberRule;

/** The maximum number of items on a page. */
public record PageSize(int value) {

    /** The model's shape {@code MaxResultsInteger}. */
    public static final NumberRule RULE = new NumberRule("MaxResultsInteger", 1, 500);

    /** The default page size of a list ({@code decisions.md} D7). */
    public static final PageSize DEFAULT = new PageSize(100);

    public PageSize {
        RULE.check(value);
    }
}
