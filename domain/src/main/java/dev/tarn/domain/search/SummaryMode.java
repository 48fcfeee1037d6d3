package dev.tarn.domain.search;

/** Which part of each match is returned ({@code _summary}); HealthLake has no {@code count}. */
public enum SummaryMode {
    /** Whole resources. */
    FALSE,
    TRUE,
    TEXT,
    DATA
}
