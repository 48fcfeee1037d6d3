package dev.tarn.app;

import dev.tarn.http.HttpEngine;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code tarn serve}, {@code tarn --help}, {@code tarn --version}. */
public final class Main {

    private static final String SERVE = "serve";

    private Main() {}

    /** Runs the command that the arguments name; ends with 0, 1 for a failure, 2 for arguments that cannot be. */
    public static void main(String[] args) {
        // Guice makes classes in a way that new JDKs warn about, unless it is told to do it by a class loader.
        System.setProperty("guice_custom_class_loading", "CHILD");
        // Netty would load the whole of Flight Recorder for events of its own, at the first request.
        System.setProperty("io.netty.jfr.enabled", "false");
        System.setProperty("java.util.logging.manager", ServerLog.class.getName());
        Supplier<HttpEngine> engine = HttpEngine::beginWarm;
        if (args.length > 0 && args[0].equals(SERVE)) {
            // Before it is known whether there will be a server: to read the command line takes as long again.
            HttpEngine begun = HttpEngine.beginWarm();
            engine = () -> begun;
        }
        // An engine that has got no server would keep the process alive.
        System.exit(commandLine(engine).execute(args.length == 0 ? new String[] {"--help"} : args));
    }

    private static CommandLine commandLine(Supplier<HttpEngine> engine) {
        CommandSpec spec = CommandSpec.create().name("tarn");
        spec.usageMessage()
                .description("AWS HealthLake, small enough for a laptop.")
                .footer("", "java -jar tarn.jar serve --help   shows every setting");
        addStandardOptions(spec);
        CommandLine line = new CommandLine(spec);
        line.setExecutionStrategy(parsed -> new CommandLine.RunLast().execute(parsed));
        line.addSubcommand(SERVE, ServeCommand.spec(System.getenv(), System.out, System.err, engine));
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
