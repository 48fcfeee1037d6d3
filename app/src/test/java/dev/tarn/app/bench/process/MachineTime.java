package dev.tarn.app.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What the cores of the machine have done until now, in ticks of the Linux kernel, whose {@code /proc} says it; all zero on
 * other systems.
 *
 * @param all that there was, idle time too
 * @param busy what was not idle; time that the host of a virtual machine took is busy too
 * @param ours what the benchmark and the processes that it has started took, also those that have ended
 */
public record MachineTime(long all, long busy, long ours) {

    private static final Path PROC = Path.of("/proc");
    /** user, nice, system, idle, iowait, irq, softirq, steal: what follows is in these already. */
    private static final int KINDS = 8;

    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;

    /** Behind the name of the command: utime, stime, cutime and cstime. */
    private static final int FIRST_TIME = 11;

    private static final int LAST_TIME = 14;

    /** {@return what it is now} */
    public static MachineTime now() {
        if (!Files.isReadable(PROC.resolve("stat"))) {
            return new MachineTime(0, 0, 0);
        }
        try (Stream<String> lines = Files.lines(PROC.resolve("stat"))) {
            long[] kinds = Arrays.stream(lines.findFirst().orElseThrow().split("\\s+", -1))
                    .skip(1)
                    .limit(KINDS)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long all = Arrays.stream(kinds).sum();
            return new MachineTime(all, all - kinds[IDLE] - kinds[IO_WAIT], ticksOfOurs());
        } catch (IOException e) {
            return new MachineTime(0, 0, 0);
        }
    }

    /** {@return the share of the machine that other processes took since then} */
    public double takenByOthersSince(MachineTime before) {
        long passed = all - before.all;
        return passed == 0 ? 0 : Math.max(0.0, (double) ((busy - before.busy) - (ours - before.ours)) / passed);
    }

    private static long ticksOfOurs() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(MachineTime::ticks)
                .sum();
    }

    private static long ticks(ProcessHandle process) {
        try {
            String stat =
                    Files.readString(PROC.resolve(Long.toString(process.pid())).resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = FIRST_TIME; i <= LAST_TIME; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks;
        } catch (IOException e) {
            // It has ended, and its time is with its parent's now.
            return 0;
        }
    }
}
