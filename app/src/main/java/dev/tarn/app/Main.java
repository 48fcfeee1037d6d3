package dev.tarn.app;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code tarn serve}, {@code tarn --help}, {@code tarn --version}. */
public final class Main {

    private Main() {}

    /** Runs the command that the arguments name; ends with 0, 1 for a failure, 2 for arguments that cannot be. */
    public static void main(String[] args) {
        // Guice makes classes in a way that new JDKs warn about, unless it is told to do it by a class loader.
        System.setProperty("guice_custom_class_loading", "CHILD");
        // Netty would load the whole of Flight Recorder for events of its own, at the first request.
        System.setProperty("io.netty.jfr.enabled", "false");
        ServerLog.begin(System.getenv());
        int status = commandLine().execute(args.length == 0 ? new String[] {"--help"} : args);
        if (status != 0) {
            System.exit(status);
        }
    }

    static CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create().name("tarn");
        spec.usageMessage()
                .description("AWS HealthLake, small enough for a laptop.")
                .footer("", "java -jar tarn.jar serve --help   shows every setting");
        addStandardOptions(spec);
        CommandLine line = new CommandLine(spec);
        line.setExecutionStrategy(parsed -> new CommandLine.RunLast().execute(parsed));
        line.addSubcommand("serve", ServeCommand.spec(System.getenv(), System.out, System.err));
        return line;
    }

    /** What every command has. Picocli's own mixin reads annotations, which takes long when a JVM has just begun. */
    static void addStandardOptions(CommandSpec spec) {
        spec.version("tarn " + Version.text());
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
    }
}
