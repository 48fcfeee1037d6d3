package dev.tarn.http.smart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
            arns.forEach((arn, value) ->
                    providers.put(arn, reader.provider(new ProviderMembers("'" + file + "': " + arn, value, MEMBERS))));
            return new IdentityProviders(providers);
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + file + "' cannot be read; name a JSON file");
        }
    }

    private IdentityProvider provider(ProviderMembers members) {
        if (members.has("url") == members.has("jwt")) {
            throw members.fault("must have either url or jwt");
        }
        if (members.has("url")) {
            members.refuse("role", "jwt");
            HttpIdentityProvider function =
                    new HttpIdentityProvider(url(members, "url", members.flag("remote")), limit);
            return members.has("cache")
                    ? new CachingIdentityProvider(function, cache(members), InstantSource.system())
                    : function;
        }
        members.refuse("remote", "url");
        members.refuse("cache", "url");
        // Looks for the file of a class, since loading one would cost every start with such a provider.
        if (IdentityProviderFile.class.getResource("/com/nimbusds/jose/JOSEException.class") == null) {
            throw members.fault("has jwt, which needs com.nimbusds:nimbus-jose-jwt on the class path");
        }
        return new JwtIdentityProvider(
                jwt(members.object("jwt", JWT_MEMBERS), members.has("role") ? members.text("role") : DEFAULT_ROLE),
                InstantSource.system());
    }

    private JwtSettings jwt(ProviderMembers members, String role) {
        if (members.has("jwks_uri") == members.has("jwks_file")) {
            throw members.fault("must have either jwks_uri or jwks_file");
        }
        List<String> algorithms = members.has("algorithms") ? members.texts("algorithms") : JwtSettings.ALGORITHMS;
        if (algorithms.isEmpty() || !JwtSettings.ALGORITHMS.containsAll(algorithms)) {
            throw members.fault("has the algorithms " + algorithms + "; accepted are " + JwtSettings.ALGORITHMS);
        }
        return new JwtSettings(
                members.text("issuer"),
                members.has("audience") ? members.texts("audience") : List.of(),
                members.has("jwks_file") ? Optional.of(keys(members)) : Optional.empty(),
                members.has("jwks_uri") ? Optional.of(url(members, "jwks_uri", true)) : Optional.empty(),
                algorithms,
                role);
    }

    private static Duration cache(ProviderMembers members) {
        Object value = members.get("cache");
        Matcher form = CACHE.matcher(value instanceof String text ? text : "");
        if (form.matches()) {
            Duration life = Duration.parse("PT" + form.group());
            if (!life.isZero() && life.compareTo(LONGEST_CACHE) <= 0) {
                return life;
            }
        }
        throw members.fault("has the cache '" + value + "'; accepted is a text from \"1s\" to \"1h\", such as \"30s\"");
    }

    /** A relative path is one beside the file. The keys themselves are read with the first token, by the library. */
    private Path keys(ProviderMembers members) {
        Path keys = file.toAbsolutePath().resolveSibling(members.text("jwks_file"));
        try {
            if (StrictJson.object(Files.readAllBytes(keys))
                    .filter(set -> set.get("keys") instanceof List)
                    .isEmpty()) {
                throw members.fault("names the jwks_file '" + keys + "', which is no JSON Web Key Set; accepted is"
                        + " {\"keys\": [...]}");
            }
            return keys;
        } catch (IOException e) {
            throw members.fault("names the jwks_file '" + keys + "', which cannot be read");
        }
    }

    /** Plain http is accepted for loopback addresses alone, and for a remote function that the file allows. */
    private static URI url(ProviderMembers members, String name, boolean remote) {
        String text = members.text(name);
        try {
            URI url = URI.create(text);
            boolean isHttps = "https".equals(url.getScheme());
            if (url.getHost() != null && (isHttps || "http".equals(url.getScheme()))) {
                boolean isLoopback = InetAddress.getByName(url.getHost()).isLoopbackAddress();
                if (isLoopback || (remote && (isHttps || name.equals("url")))) {
                    return url;
                }
            }
        } catch (IllegalArgumentException | UnknownHostException e) {
            // Refused below, as any other URL that is not accepted.
        }
        throw members.fault("has the " + name + " '" + text + "'; accepted is an http URL of a loopback address"
                + (name.equals("url") ? ", or of another host with \"remote\": true" : ", or an https URL"));
    }
}
