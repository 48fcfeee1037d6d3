package dev.tarn.app.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** On what a run was made. */
public final class Machine {

    private Machine() {}

    /** {@return what is to be known about it, by name} */
    public static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        facts.put("memory", memory());
        facts.put("system", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        facts.put("JVM", property("java.vm.name") + " " + property("java.vm.version"));
        return facts;
    }

    /** {@return how many processes wanted a core in the minute before, ours not yet among them} */
    public static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
    }

    private static String processor() {
        Path cpus = Path.of("/proc/cpuinfo");
        if (Files.isReadable(cpus)) {
            try {
                return Files.readAllLines(cpus).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(property("os.arch"));
            } catch (IOException e) {
                return property("os.arch");
            }
        }
        return said("sysctl", "-n", "machdep.cpu.brand_string");
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? String.format(Locale.ROOT, "%,d MB", system.getTotalMemorySize() / 1_000_000)
                : "unknown";
    }

    private static String said(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return property("os.arch");
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
