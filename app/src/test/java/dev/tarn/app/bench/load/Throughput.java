package dev.tarn.app.bench.load;

/**
 * What came of a load.
 *
 * @param perSecond answers, each a right one
 * @param answers how many there were
 * @param p50Millis half of the answers took no longer
 * @param p99Millis 99 of 100 answers took no longer
 * @param maxMillis the slowest answer
 */
public record Throughput(double perSecond, long answers, double p50Millis, double p99Millis, double maxMillis) {}
