package dev.tarn.app;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.inmemory.Pace;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads settings from texts, and reports all that is wrong with them at once. */
final class SettingsReader {

    /** A text, and where it came from: {@code --port} or {@code TARN_PORT}. */
    record Given(String source, String text) {}

    private final Map<Setting, Given> given;
    private final List<String> problems = new ArrayList<>();

    private SettingsReader(Map<Setting, Given> given) {
        this.given = given;
    }

    /**
     * {@return the settings; the default for each that is not given}
     *
     * @throws BadSettings that names every one that cannot be
     */
    static Settings read(Map<Setting, Given> given) {
        return new SettingsReader(given).read();
    }

    private Settings read() {
        Optional<String> host = value(Setting.HOST, SettingsReader::host);
        Optional<Integer> port = value(Setting.PORT, SettingsReader::port);
        Optional<Path> objects = value(Setting.OBJECTS, SettingsReader::directory);
        Optional<Pace> pace = value(Setting.PACE, Pace::parse);
        Optional<Duration> settle = value(Setting.SETTLE, Pace::duration);
        Optional<AccountId> account = value(Setting.ACCOUNT, AccountId::new);
        Optional<Region> region = value(Setting.REGION, Region::new);
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        return new Settings(
                host.orElseThrow(),
                port.orElseThrow(),
                objects.orElseThrow(),
                pace.orElseThrow(),
                settle.orElseThrow(),
                account.orElseThrow(),
                region.orElseThrow());
    }

    private <T> Optional<T> value(Setting setting, Function<String, T> parse) {
        Given text = given.getOrDefault(setting, new Given(setting.flag(), setting.defaultValue()));
        try {
            return Optional.of(parse.apply(text.text()));
        } catch (Invalid e) {
            problems.add(text.source() + ": '" + text.text() + "' is not legal: "
                    + e.violations().get(0).constraint().sentence());
        } catch (IllegalArgumentException e) {
            problems.add(text.source() + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private static String host(String text) {
        if (text.isBlank() || text.chars().anyMatch(c -> c <= ' ' || c == '/')) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an address: use 127.0.0.1, 0.0.0.0 or a host name");
        }
        return text;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message that says what would be right
        }
        throw new IllegalArgumentException("'" + text + "' is not a port: use 1 to 65535, or 0 for any that is free");
    }

    private static Path directory(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the directory is empty: name one, it is made on first need");
        }
        try {
            Path path = Path.of(text);
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new IllegalArgumentException("'" + text + "' is a file; name a directory");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not a path: " + e.getReason(), e);
        }
    }
}
