package dev.tarn.app.bench.load;

import java.util.Arrays;

/** How long each answer took. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long answer) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = answer;
    }

    Throughput throughput(long allNanos) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Throughput(
                count * 1e9 / allNanos, count, millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1));
    }

    private static double millis(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }
}
