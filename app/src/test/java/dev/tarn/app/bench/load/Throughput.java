package dev.tarn.app.bench.load;

/**
 * What came of a load.
 *
 * @param perSecond answers, each a right one
 * @param p99Millis 99 of 100 answers took no longer
 */
public record Throughput(double perSecond, double p99Millis) {}
