package dev.tarn.app.bench.report;

/** What was measured beside a figure, in the same minutes and turn by turn with it. */
public record Limit(String name, Samples samples) {}
