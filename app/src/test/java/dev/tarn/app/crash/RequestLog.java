package dev.tarn.app.crash;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was asked and answered last, for the message of a failure. */
final class RequestLog {

    private static final int KEPT = 60;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    @Override
    public synchronized String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
