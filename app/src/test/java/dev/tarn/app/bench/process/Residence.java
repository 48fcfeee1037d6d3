package dev.tarn.app.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What a process takes of the machine. */
public record Residence(ProcessHandle process) {

    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration LITTLE = Duration.ofMillis(10);
    private static final int MOST_LOOKS = 20;

    /** Waits until it has nothing to do: the compiler of a JVM goes on for a while after an answer. */
    public void awaitIdle() {
        Duration before = Duration.ZERO;
        for (int look = 0; look < MOST_LOOKS; look++) {
            Duration now = process.info().totalCpuDuration().orElse(before);
            if (look > 0 && now.minus(before).compareTo(LITTLE) <= 0) {
                return;
            }
            before = now;
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** {@return the processor's time that it has taken until now, in seconds} */
    public double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** {@return how much of its memory is in that of the machine, in millions of bytes} */
    public double megabytes() {
        try {
            Path status = Path.of("/proc", Long.toString(process.pid()), "status");
            return 1024 * (Files.isReadable(status) ? ofLinux(status) : ofPs()) / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double ofLinux(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow();
    }

    private double ofPs() throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        return Double.parseDouble(new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }
}
