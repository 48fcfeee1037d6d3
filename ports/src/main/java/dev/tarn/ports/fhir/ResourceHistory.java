package dev.tarn.ports.fhir;

import dev.tarn.ports.Page;

/**
 * Versions of a resource, the newest first.
 *
 * @param total how many there are on all pages
 */
public record ResourceHistory(long total, Page<HistoryEntry> page) {}
