package dev.tarn.domain.search;

/** Whether all matches are counted ({@code _total}; HealthLake refuses {@code estimate}). */
public enum TotalMode {
    /** Not asked for: the total is shown where it costs nothing. */
    DEFAULT,
    NONE,
    ACCURATE
}
