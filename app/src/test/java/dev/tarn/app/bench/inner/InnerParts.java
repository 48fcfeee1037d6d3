package dev.tarn.app.bench.inner;

import dev.tarn.app.bench.process.ShippedServer;
import dev.tarn.app.bench.report.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all that is marked as a benchmark here. */
public final class InnerParts {

    private InnerParts() {}

    /**
     * {@return microseconds for one, by the name of the class and the method}
     *
     * @param folder where databases may be made
     */
    public static Map<String, Samples> measure(Path input, Path folder, int iterations, TimeValue each)
            throws RunnerException {
        List<String> flags = new ArrayList<>(ShippedServer.jvmFlags());
        flags.add("-D" + SampleLines.INPUT + "=" + input);
        flags.add("-D" + Stores.FOLDER + "=" + folder);
        Options options = new OptionsBuilder()
                .include("\\.bench\\.inner\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(Math.max(1, iterations / 2))
                .warmupTime(each)
                .measurementIterations(iterations)
                .measurementTime(each)
                .jvmArgs(flags.toArray(String[]::new))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        Map<String, Samples> measured = new TreeMap<>();
        for (RunResult result : new Runner(options).run()) {
            String name = result.getParams().getBenchmark();
            measured.put(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1), samples(result));
        }
        return measured;
    }

    private static Samples samples(RunResult result) {
        List<Double> micros = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                micros.add(iteration.getPrimaryResult().getScore());
            }
        }
        return new Samples(micros);
    }
}
