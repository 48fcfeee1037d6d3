package dev.tarn.app.cli;

import dev.tarn.app.TarnServer;
import dev.tarn.app.process.ReadyFile;
import dev.tarn.app.process.ServerLog;
import dev.tarn.app.process.Terminal;
import dev.tarn.app.process.Version;
import dev.tarn.app.setting.Backend;
import dev.tarn.app.setting.BadSettings;
import dev.tarn.app.setting.DataBackend;
import dev.tarn.app.setting.Setting;
import dev.tarn.app.setting.Settings;
import dev.tarn.app.setting.SettingsReader;
import dev.tarn.app.setting.SettingsReader.Given;
import dev.tarn.http.HttpEngine;
import dev.tarn.inmemory.LocalHealthLake;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** {@code tarn serve}: runs the server until the process is terminated. */
final class ServeCommand {

    private static final int FAILED = 1;
    private static final int BAD_SETTINGS = 2;

    private final Environment environment;
    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<HttpEngine> engine;

    /**
     * The command.
     *
     * @param engine called once the settings are valid; the log is initialized by then
     */
    ServeCommand(Map<String, String> environment, PrintStream out, PrintStream err, Supplier<HttpEngine> engine) {
        this.environment = new Environment(environment);
        this.out = out;
        this.err = err;
        this.engine = engine;
    }

    /** {@return the exit status, when the process is to end} */
    int run(List<String> words) throws InterruptedException {
        try {
            Flags flags = Flags.read(words);
            if (flags.wantHelp()) {
                Flags.help(out);
            } else if (flags.wantVersion()) {
                out.println(Version.line());
            } else {
                Map<Setting, Given> given = environment.given();
                given.putAll(flags.given());
                List<String> problems = new ArrayList<>(flags.problems());
                problems.addAll(environment.problems());
                SettingsReader.Command command = SettingsReader.command(given, problems);
                environment.hints().forEach(err::println);
                flags.hints().forEach(err::println);
                serve(command);
            }
            return 0;
        } catch (BadSettings e) {
            err.println(e.getMessage());
            err.println("Nothing was started. tarn serve --help shows every setting.");
            return BAD_SETTINGS;
        } catch (IOException | RuntimeException e) {
            err.println("Tarn could not start: " + e.getMessage());
            return FAILED;
        } catch (Error e) {
            // An unexpected failure: print the full stack trace.
            err.println("Tarn could not start: " + e);
            e.printStackTrace(err);
            return FAILED;
        }
    }

    private void serve(SettingsReader.Command command) throws InterruptedException {
        Settings settings = command.settings();
        command.readyFile().ifPresent(ReadyFile::clear);
        if (command.recover()) {
            recover(settings);
        }
        TarnServer server = TarnServer.start(settings, Terminal.listener(), engine.get());
        // The signal ends the process once the hook is done. The hook comes before the ready line and the ready file,
        // because a program that sees one of them may send the signal at once.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, command), "tarn-shutdown"));
        command.readyFile().ifPresent(file -> file.write(server.url()));
        out.print(ReadyMessage.of(server.url(), server.tlsUrl(), settings));
        out.flush();
        ServerLog.open();
        // Until a signal comes, this thread keeps the process alive.
        new CountDownLatch(1).await();
    }

    private void recover(Settings settings) {
        if (settings.backend() instanceof Backend.Local local
                && local.data() instanceof DataBackend.Directory directory) {
            err.print(LocalHealthLake.recover(directory.path(), settings.scope()));
        }
    }

    private static void stop(TarnServer server, SettingsReader.Command command) {
        command.readyFile().ifPresent(file -> file.remove(server.url()));
        server.close();
        if (command.settings().backend() instanceof Backend.Local local
                && local.data() instanceof DataBackend.Directory directory) {
            LoggerFactory.getLogger(ServeCommand.class)
                    .info(
                            "Stopped; jobs that have not ended go on when a server is started on {} again",
                            directory.path());
        }
    }
}
