package dev.tarn.http.smart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code idp.json}: which {@code IdpLambdaArn} is answered by what ({@code authorization.md} 3.4). */
public final class IdentityProviderFile {

    private static final String DEFAULT_ROLE = "arn:aws:iam::000000000000:role/Smart";
    private static final Set<String> MEMBERS = Set.of("url", "jwt", "role", "remote", "cache");
    private static final Set<String> JWT_MEMBERS = Set.of("issuer", "audience", "jwks_uri", "jwks_file", "algorithms");

    private static final Pattern CACHE = Pattern.compile("[0-9]{1,4}[smh]");
    private static final Duration LONGEST_CACHE = Duration.ofHours(1);

    private final Path file;

    private final Duration limit;

    private IdentityProviderFile(Path file, Duration limit) {
        this.file = file;
        this.limit = limit;
    }

    /**
     * {@return the providers of a file, whose functions have a second}
     *
     * @throws IllegalArgumentException which says what is wrong, and what is accepted
     */
    public static IdentityProviders read(Path file) {
        return read(file, IdentityProviders.DEFAULT_LIMIT);
    }

    /**
     * {@return the providers of a file}
     *
     * @param limit how long a function behind a URL may take
     * @throws IllegalArgumentException which says what is wrong, and what is accepted
     */
    public static IdentityProviders read(Path file, Duration limit) {
        try {
            Map<String, Object> arns = StrictJson.object(Files.readAllBytes(file))
                    .orElseThrow(() -> new IllegalArgumentException("'" + file
                            + "' is no JSON object with each member once, such as {\"*\": {\"url\":"
                            + " \"http://127.0.0.1:9000/\"}}"));
            IdentityProviderFile reader = new IdentityProviderFile(file, limit);
            Map<String, IdentityProvider> providers = new HashMap<>();
            arns.forEach((arn, members) -> providers.put(arn, reader.provider(arn, members)));
            return new IdentityProviders(providers);
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + file + "' cannot be read; name a JSON file");
        }
    }

    private IdentityProvider provider(String arn, @Nullable Object value) {
        Map<?, ?> members = object(arn, value, MEMBERS);
        boolean remote = Boolean.TRUE.equals(members.get("remote"));
        if (members.containsKey("url") == members.containsKey("jwt")) {
            throw fault(arn, "must have either url or jwt");
        }
        if (members.containsKey("url")) {
            HttpIdentityProvider function =
                    new HttpIdentityProvider(url(arn, "url", members.get("url"), remote), limit);
            return members.containsKey("cache")
                    ? new CachingIdentityProvider(function, cache(arn, members), InstantSource.system())
                    : function;
        }
        if (members.containsKey("cache")) {
            throw fault(arn, "has cache, which goes with url alone; remove it");
        }
        // Looks for the file of a class, since loading one would cost every start with such a provider.
        if (IdentityProviderFile.class.getResource("/com/nimbusds/jose/JOSEException.class") == null) {
            throw fault(arn, "has jwt, which needs com.nimbusds:nimbus-jose-jwt on the class path");
        }
        Object role = members.get("role");
        return new JwtIdentityProvider(
                jwt(arn, members.get("jwt"), role instanceof String text ? text : DEFAULT_ROLE),
                InstantSource.system());
    }

    private JwtSettings jwt(String arn, @Nullable Object value, String role) {
        Map<?, ?> members = object(arn, value, JWT_MEMBERS);
        if (members.containsKey("jwks_uri") == members.containsKey("jwks_file")) {
            throw fault(arn, "must have either jwks_uri or jwks_file");
        }
        List<String> algorithms =
                members.containsKey("algorithms") ? texts(arn, "algorithms", members) : JwtSettings.ALGORITHMS;
        if (algorithms.isEmpty() || !JwtSettings.ALGORITHMS.containsAll(algorithms)) {
            throw fault(arn, "has the algorithms " + algorithms + "; accepted are " + JwtSettings.ALGORITHMS);
        }
        return new JwtSettings(
                text(arn, "issuer", members.get("issuer")),
                members.containsKey("audience") ? texts(arn, "audience", members) : List.of(),
                members.containsKey("jwks_file") ? Optional.of(keys(arn, members)) : Optional.empty(),
                members.containsKey("jwks_uri")
                        ? Optional.of(url(arn, "jwks_uri", members.get("jwks_uri"), true))
                        : Optional.empty(),
                algorithms,
                role);
    }

    private Duration cache(String arn, Map<?, ?> members) {
        Object value = members.get("cache");
        Matcher form = CACHE.matcher(value instanceof String text ? text : "");
        if (form.matches()) {
            Duration life = Duration.parse("PT" + form.group());
            if (!life.isZero() && life.compareTo(LONGEST_CACHE) <= 0) {
                return life;
            }
        }
        throw fault(arn, "has the cache '" + value + "'; accepted is a text from \"1s\" to \"1h\", such as \"30s\"");
    }

    /** A relative path is one beside the file. */
    private Path keys(String arn, Map<?, ?> members) {
        Path keys = file.toAbsolutePath().resolveSibling(text(arn, "jwks_file", members.get("jwks_file")));
        if (!Files.isReadable(keys)) {
            throw fault(arn, "names the jwks_file '" + keys + "', which cannot be read");
        }
        return keys;
    }

    /** Plain http is accepted for loopback addresses alone, and for a remote function that the file allows. */
    private URI url(String arn, String member, @Nullable Object value, boolean remote) {
        String text = text(arn, member, value);
        try {
            URI url = URI.create(text);
            boolean isHttps = "https".equals(url.getScheme());
            if (url.getHost() != null && (isHttps || "http".equals(url.getScheme()))) {
                boolean isLoopback = InetAddress.getByName(url.getHost()).isLoopbackAddress();
                if (isLoopback || (remote && (isHttps || member.equals("url")))) {
                    return url;
                }
            }
        } catch (IllegalArgumentException | UnknownHostException e) {
            // Refused below, as any other URL that is not accepted.
        }
        throw fault(
                arn,
                "has the " + member + " '" + text + "'; accepted is an http URL of a loopback address"
                        + (member.equals("url") ? ", or of another host with \"remote\": true" : ", or an https URL"));
    }

    private Map<?, ?> object(String arn, @Nullable Object value, Set<String> known) {
        if (!(value instanceof Map<?, ?> members)) {
            throw fault(arn, "must be an object");
        }
        for (Object name : members.keySet()) {
            if (!known.contains(name)) {
                throw fault(
                        arn,
                        "has the unknown member '" + name + "'; known are "
                                + known.stream().sorted().toList());
            }
        }
        return members;
    }

    private String text(String arn, String member, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw fault(arn, "must have a text as " + member);
    }

    private List<String> texts(String arn, String member, Map<?, ?> members) {
        List<String> texts = new ArrayList<>();
        if (members.get(member) instanceof List<?> items) {
            items.forEach(item -> texts.add(text(arn, member, item)));
            return texts;
        }
        return List.of(text(arn, member, members.get(member)));
    }

    private IllegalArgumentException fault(String arn, String words) {
        return new IllegalArgumentException("'" + file + "': " + arn + " " + words);
    }
}
