package dev.tarn.app.cli;

import dev.tarn.app.process.FatalError;
import dev.tarn.app.process.ServerLog;
import dev.tarn.app.process.Version;
import dev.tarn.app.setting.Spelling;
import dev.tarn.http.HttpEngine;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code tarn serve}, {@code tarn --help}, {@code tarn --version}. */
public final class Main {

    private static final int WRONG = 2;

    private static final List<String> COMMANDS = List.of("serve", "--help", "--version");

    private static final String HELP = String.join(
            System.lineSeparator(),
            "usage: tarn serve [flags]   serves HealthLake to any AWS SDK or CLI that is pointed at it",
            "       tarn --help          shows this",
            "       tarn --version       says which Tarn this is",
            "",
            "AWS HealthLake, small enough for a laptop.",
            "java -jar tarn.jar serve --help   shows every setting");

    private Main() {}

    /** Runs the command in the arguments. Exit status: 0 for success, 1 for a failure, 2 for invalid arguments. */
    public static void main(String[] args) throws InterruptedException {
        // Guice's default class generation triggers a warning on new JDKs; a child class loader avoids it.
        System.setProperty("guice_custom_class_loading", "CHILD");
        // Netty would load all of Flight Recorder for its own events at the first request.
        System.setProperty("io.netty.jfr.enabled", "false");
        // Vert.x would load its DNS client, which no engine uses.
        System.setProperty("vertx.disableDnsResolver", "true");
        FatalError.endProcess();
        System.setProperty("java.util.logging.manager", ServerLog.class.getName());
        // Needed if no server was started: the engine's threads would keep the process alive.
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> words) throws InterruptedException {
        String command = words.isEmpty() ? "--help" : words.get(0);
        switch (command) {
            case "serve" -> {
                // Started before the settings are checked: creating an engine takes longer than everything else, and
                // initializes the log.
                CompletableFuture<HttpEngine> engine =
                        CompletableFuture.supplyAsync(HttpEngine::beginWarm, Main::aside);
                return new ServeCommand(System.getenv(), System.out, System.err, engine::join)
                        .run(words.subList(1, words.size()));
            }
            case "-h", "--help" -> System.out.println(HELP);
            case "-V", "--version" -> System.out.println(Version.line());
            default -> {
                System.err.println(unknown(command));
                return WRONG;
            }
        }
        return 0;
    }

    private static String unknown(String command) {
        String problem = command.startsWith("-")
                ? command + ": flags come after the command; use serve " + command
                : "'" + command + "' is not a command" + Spelling.hint(command, COMMANDS);
        return problem + System.lineSeparator() + "Nothing was started. tarn --help shows the commands.";
    }

    private static void aside(Runnable work) {
        Thread thread = new Thread(work, "tarn-begin");
        thread.setDaemon(true);
        thread.start();
    }
}
