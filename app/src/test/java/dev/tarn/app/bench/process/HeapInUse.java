package dev.tarn.app.bench.process;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The heap of a process that is reachable. The process needs memory to be asked at all, so it is asked once before. */
public final class HeapInUse {

    private final MemoryMXBean memory;

    @SuppressWarnings("BanJNDI") // The address comes from a JVM that the benchmark started.
    public HeapInUse(JvmProcess process) {
        try {
            VirtualMachine vm = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(vm.startLocalManagementAgent()));
                memory = ManagementFactory.newPlatformMXBeanProxy(
                        connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            } finally {
                vm.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new UncheckedIOException(new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        megabytes();
    }

    /** {@return what is in use after a collection, in millions of bytes} */
    public double megabytes() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / 1e6;
    }
}
