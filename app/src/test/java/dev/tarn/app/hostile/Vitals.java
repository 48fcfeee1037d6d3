package dev.tarn.app.hostile;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServerConnection;

/** What a server takes of its machine, and what its event loops do. */
final class Vitals {

    private static final String LOOP = "vert.x-eventloop-thread";

    private final Target target;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;
    private final OperatingSystemMXBean system;

    Vitals(Target target) {
        this.target = target;
        try {
            MBeanServerConnection connection = target.management();
            memory = ManagementFactory.newPlatformMXBeanProxy(
                    connection, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            threads = ManagementFactory.newPlatformMXBeanProxy(
                    connection, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            system = ManagementFactory.newPlatformMXBeanProxy(
                    connection, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, UnixOperatingSystemMXBean.class);
            threads.setThreadContentionMonitoringEnabled(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a server takes.
     *
     * @param heap bytes in use after a collection
     * @param direct bytes of direct buffers that the JVM counts
     * @param resident bytes of the process in the machine's memory; 0 where the system does not tell
     */
    record Taken(long heap, long direct, long resident, int threads, long descriptors) {}

    Taken taken() {
        memory.gc();
        return new Taken(
                memory.getHeapMemoryUsage().getUsed(), direct(), resident(), threads.getThreadCount(), descriptors());
    }

    long descriptors() {
        return system instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : 0;
    }

    private long direct() {
        try {
            long used = 0;
            for (BufferPoolMXBean pool :
                    ManagementFactory.getPlatformMXBeans(target.management(), BufferPoolMXBean.class)) {
                used += pool.getName().equals("direct") ? pool.getMemoryUsed() : 0;
            }
            return used;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long resident() {
        Path status = Path.of("/proc", Long.toString(target.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return of each event loop, the milliseconds that it has worked, or waited for a lock, since its start} */
    Map<Long, Long> busyMillis() {
        Map<Long, Long> busy = new HashMap<>();
        long[] ids = threads.getAllThreadIds();
        for (ThreadInfo info : threads.getThreadInfo(ids)) {
            if (info != null && info.getThreadName().startsWith(LOOP)) {
                long id = info.getThreadId();
                busy.put(id, threads.getThreadCpuTime(id) / 1_000_000 + info.getBlockedTime());
            }
        }
        return busy;
    }
}
