package dev.tarn.ports.fhir;

/** What a search does with parameters that are unknown ({@code decisions.md} D44, D75). */
public enum SearchHandling {
    /** Ignores them; the page lists them. The default. */
    LENIENT,
    /** Refuses the search ({@code Prefer: handling=strict}). */
    STRICT
}
