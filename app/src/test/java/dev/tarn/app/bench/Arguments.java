package dev.tarn.app.bench;

import dev.tarn.app.bench.section.Section;
import dev.tarn.app.bench.section.Sections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/**
 * What the benchmark is asked to do.
 *
 * @param help only to say what could be asked for
 * @param patients how many synthetic patients are imported
 * @param seed which patients
 * @param input instead of synthetic patients
 * @param sections what is measured
 * @param quick whether the figures may mean nothing
 * @param output where the table is written besides standard output, if not beside the jar
 */
record Arguments(
        boolean help,
        int patients,
        long seed,
        Optional<Path> input,
        List<Section> sections,
        boolean quick,
        Optional<Path> output) {

    private static final Option HELP =
            Option.builder("h").longOpt("help").desc("Show this.").get();
    private static final Option PATIENTS = valued("patients", "N")
            .type(Integer.class)
            .desc("How many synthetic patients are imported. Default: 100")
            .get();
    private static final Option SEED = valued("seed", "N")
            .type(Long.class)
            .desc("Which patients: the same seed makes the same. Default: 42")
            .get();
    private static final Option INPUT = valued("input", "DIR")
            .desc("Import the .ndjson files of this directory instead.")
            .get();
    private static final Option ONLY = valued("only", "NAME,NAME")
            .desc("Measure only these: " + Sections.NAMES)
            .get();
    private static final Option QUICK = Option.builder()
            .longOpt("quick")
            .desc("Little of everything, to see that it works; the figures mean nothing.")
            .get();
    private static final Option OUTPUT = valued("output", "FILE")
            .desc("Where the table is written, besides standard output. Default: benchmark.md beside the jar")
            .get();

    /**
     * {@return what these words ask for}
     *
     * @throws IllegalArgumentException or ParseException, where they cannot be
     */
    static Arguments parse(String[] words) throws ParseException {
        CommandLine line = new DefaultParser(false).parse(options(), words);
        if (!line.getArgList().isEmpty()) {
            throw new IllegalArgumentException("What is meant by " + line.getArgList() + "? See --help");
        }
        Optional<Path> input = path(line, INPUT);
        if (input.isPresent() && !Files.isDirectory(input.get())) {
            throw new IllegalArgumentException(input.get() + " is not a directory");
        }
        return new Arguments(
                line.hasOption(HELP),
                line.getParsedOptionValue(PATIENTS, 100),
                line.getParsedOptionValue(SEED, 42L),
                input,
                line.hasOption(ONLY)
                        ? Sections.named(List.of(line.getOptionValue(ONLY).split(",", -1)))
                        : Sections.all(),
                line.hasOption(QUICK),
                path(line, OUTPUT));
    }

    /** Writes what could be asked for. */
    static void help(Appendable out) throws IOException {
        HelpFormatter.builder()
                .setShowSince(false)
                // In the order in which they are given, and not of the alphabet.
                .setComparator(Comparator.comparing(option -> 0))
                .setHelpAppendable(new TextHelpAppendable(out))
                .get()
                .printHelp(
                        "benchmark",
                        "Measures Tarn as it is shipped beside what the machine could do in the same minutes.",
                        options(),
                        "",
                        true);
    }

    private static Options options() {
        Options options = new Options();
        List.of(HELP, PATIENTS, SEED, INPUT, ONLY, QUICK, OUTPUT).forEach(options::addOption);
        return options;
    }

    private static Option.Builder valued(String name, String shape) {
        return Option.builder().longOpt(name).hasArg().argName(shape);
    }

    private static Optional<Path> path(CommandLine line, Option option) {
        return Optional.ofNullable(line.getOptionValue(option)).map(Path::of);
    }
}
