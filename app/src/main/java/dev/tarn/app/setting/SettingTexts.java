package dev.tarn.app.setting;

import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.http.route.CorsOrigins;
import dev.tarn.http.route.ServedHosts;
import dev.tarn.http.smart.IdentityProviderFile;
import dev.tarn.http.smart.IdentityProviders;
import dev.tarn.inmemory.Pace;
import dev.tarn.inmemory.repository.validation.profile.ProfileRegistry;
import dev.tarn.inmemory.repository.validation.profile.packages.PackageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Parses the values of settings; throws an IllegalArgumentException whose message says what is accepted. */
final class SettingTexts {

    /** The value for data in memory; a directory of that name is {@code ./memory}. */
    static final String MEMORY = "memory";

    private static final Duration SHORTEST_SKEW = Duration.ofMinutes(1);
    private static final Duration LONGEST_IDP_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration LONGEST_SKEW = Duration.ofHours(1);
    private static final String OFF = "off";

    private static final int LAST_PORT = 65_535;

    private SettingTexts() {}

    static String host(String text) {
        if (text.matches("[^:/\\s]+:\\d+")) {
            int colon = text.indexOf(':');
            throw new IllegalArgumentException("'" + text + "' is an address and a port: use --host "
                    + text.substring(0, colon) + " and --port " + text.substring(colon + 1));
        }
        if (text.isBlank() || text.chars().anyMatch(c -> c <= ' ' || c == '/')) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an address: use 127.0.0.1, 0.0.0.0 or a host name");
        }
        return text;
    }

    /** {@return the names and addresses, without ports, in a comma-separated list} */
    static List<String> hosts(String text) {
        List<String> hosts = Stream.of(text.split(",", -1)).map(String::strip).toList();
        for (String host : hosts) {
            if (!ServedHosts.isHost(host)) {
                throw new IllegalArgumentException("'" + host
                        + "' is not a host: use names or IP addresses without ports, such as"
                        + " tarn.example.org,10.0.0.5");
            }
        }
        return hosts;
    }

    /** {@return the origins in a comma-separated list} */
    static List<String> origins(String text) {
        List<String> origins = Stream.of(text.split(",", -1)).map(String::strip).toList();
        origins.forEach(CorsOrigins::require);
        return origins;
    }

    /** {@return the port; 0 for {@code off}, which {@link TlsSetting} reads} */
    static int portOrOff(String text) {
        return TlsSetting.isOff(text) ? 0 : port(text);
    }

    static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Falls through to the message that says what is accepted.
        }
        throw new IllegalArgumentException("'" + text + "' is not a port: use 1 to 65535, or 0 for any that is free");
    }

    static Backend.Kind backend(String text) {
        for (Backend.Kind kind : Backend.Kind.values()) {
            if (kind.word().equals(text)) {
                return kind;
            }
        }
        List<String> words =
                Arrays.stream(Backend.Kind.values()).map(Backend.Kind::word).toList();
        throw new IllegalArgumentException(
                "'" + text + "' is not a backend: use local, memory or aws" + Spelling.hint(text, words));
    }

    static SearchDialect compat(String text) {
        return switch (text) {
            case "healthlake" -> SearchDialect.HEALTHLAKE;
            case "fhir" -> SearchDialect.FHIR;
            default ->
                throw new IllegalArgumentException("'" + text + "' is not known: use healthlake or fhir"
                        + Spelling.hint(text, List.of("healthlake", "fhir")));
        };
    }

    /** {@return the level; empty for no validation} */
    static Optional<ValidationLevel> validation(String text) {
        if (text.equals(OFF)) {
            return Optional.empty();
        }
        Optional<ValidationLevel> level = ValidationLevel.WORDS.find(text);
        if (level.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not known: use strict, structure-only, minimal or off"
                    + Spelling.hint(text, List.of("strict", "structure-only", "minimal", OFF)));
        }
        return level;
    }

    /** {@return the guides that come with Tarn, and the packages of the directory} */
    static ProfileRegistry profiles(String text) {
        try {
            return ProfileRegistry.with(directory(text));
        } catch (PackageException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static boolean ignoresUnknownProfiles(String text) {
        return switch (text) {
            case "reject" -> false;
            case "ignore" -> true;
            default ->
                throw new IllegalArgumentException("'" + text + "' is not known: use reject or ignore"
                        + Spelling.hint(text, List.of("reject", "ignore")));
        };
    }

    static DataBackend data(String text) {
        return text.equals(MEMORY) ? new DataBackend.Memory() : new DataBackend.Directory(directory(text));
    }

    static IdentityProviders identityProviders(String file, Duration limit) {
        return IdentityProviderFile.read(Path.of(file), limit);
    }

    static Duration idpTimeout(String text) {
        Duration timeout = Pace.duration(text);
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST_IDP_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time limit of a function: use up to 1m, such as 1s or 10s");
        }
        return timeout;
    }

    static Path directory(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the directory is empty: name one, it is made on first need");
        }
        try {
            Path path = Path.of(text);
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new IllegalArgumentException("'" + text + "' is a file: name a directory");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not a path: " + e.getReason(), e);
        }
    }

    /** {@return the directory; empty for off} */
    static Optional<Path> auth(String text) {
        return text.equals("off") ? Optional.empty() : Optional.of(directory(text));
    }

    static Duration skew(String text) {
        Duration skew = Pace.duration(text);
        if (skew.compareTo(SHORTEST_SKEW) < 0 || skew.compareTo(LONGEST_SKEW) > 0) {
            throw new IllegalArgumentException("'" + text + "' is not a clock skew: use 1m to 1h, such as 15m");
        }
        return skew;
    }

    static boolean isLenient(String text) {
        return switch (text) {
            case "strict" -> false;
            case "lenient" -> true;
            default ->
                throw new IllegalArgumentException("'" + text + "' is not known: use strict or lenient"
                        + Spelling.hint(text, List.of("strict", "lenient")));
        };
    }

    static URI url(String text) {
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getPort() <= LAST_PORT) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Falls through to the message that says what is accepted.
        }
        throw new IllegalArgumentException("'" + text + "' is not the URL of a server: use http://HOST:PORT");
    }

    static boolean isOn(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false: use one of them");
        };
    }
}
