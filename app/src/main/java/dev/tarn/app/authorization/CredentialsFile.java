package dev.tarn.app.authorization;

import dev.tarn.app.authorization.CredentialsParser.Profile;
import dev.tarn.app.authorization.CredentialsParser.Value;
import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Principal.User;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.http.signature.key.AccessKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The access keys of a file in AWS's format of shared credentials, so that one file serves the server and its clients
 * ({@code authorization.md} 2.2). Names that AWS knows and Tarn does not need are ignored.
 */
final class CredentialsFile {

    private static final String KEY_ID = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";
    private static final String TOKEN = "aws_session_token";
    private static final String ACCOUNT = "aws_account_id";
    private static final String POLICY = "tarn_policy";
    private static final String EXPIRES = "tarn_expires";
    private static final String OWN = "tarn_";
    private static final Set<String> OWN_NAMES = Set.of(POLICY, EXPIRES);
    private static final Pattern ID = Pattern.compile("[!-.0-~]{1,128}");
    private static final Pattern REAL = Pattern.compile("(AKIA|ASIA)[A-Z2-7]{16}");
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private final AccountId usual;
    private final Predicate<String> isPolicy;
    private final Map<String, AccessKey> keys = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private CredentialsFile(Path file, AccountId usual, Predicate<String> isPolicy) {
        this.file = file;
        this.usual = usual;
        this.isPolicy = isPolicy;
    }

    /**
     * {@return the keys of a file by their ids, and its faults, each a sentence with its line}
     *
     * @param usual the account of a profile that names none
     * @param isPolicy whether a policy of this name exists
     */
    static ReloadedFiles.Content<Map<String, AccessKey>> read(Path file, AccountId usual, Predicate<String> isPolicy) {
        CredentialsFile reader = new CredentialsFile(file, usual, isPolicy);
        reader.read();
        return new ReloadedFiles.Content<>(Collections.unmodifiableMap(reader.keys), reader.faults, reader.warnings);
    }

    private void read() {
        try {
            if (Files.size(file) > LARGEST) {
                faults.add(file + ": has more than " + LARGEST + " bytes");
                return;
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            CredentialsParser.parse(file.toString(), lines, faults).forEach(this::add);
        } catch (CharacterCodingException e) {
            faults.add(file + ": is not text in UTF-8");
        } catch (IOException e) {
            faults.add(file + ": cannot be read: " + e);
        }
        if (keys.isEmpty() && faults.isEmpty()) {
            faults.add(file + ": has no access key; add a profile with " + KEY_ID + " and " + SECRET
                    + ", or remove the file to have one made");
        }
    }

    private void add(Profile profile) {
        profile.values().forEach((name, value) -> {
            if (name.startsWith(OWN) && !OWN_NAMES.contains(name)) {
                fault(value.line(), name + " is not known; known are " + POLICY + " and " + EXPIRES);
            }
        });
        Optional<Value> id = value(profile, KEY_ID);
        Optional<Value> secret = value(profile, SECRET);
        if (id.isEmpty() && secret.isEmpty() && !isTarns(profile)) {
            return; // A profile of other means, such as role_arn.
        }
        if (id.isEmpty() || secret.isEmpty()) {
            fault(profile.line(), "the profile [" + profile.name() + "] has no " + (id.isEmpty() ? KEY_ID : SECRET));
            return;
        }
        if (!ID.matcher(id.get().text()).matches()) {
            fault(id.get().line(), KEY_ID + " has up to 128 ASCII characters without spaces and slashes");
            return;
        }
        if (REAL.matcher(id.get().text()).matches()) {
            warnings.add(at(id.get().line()) + id.get().text()
                    + " looks like a key of AWS; real keys do not belong here, make one up");
        }
        AccountId account = account(profile);
        Optional<String> token = value(profile, TOKEN).map(Value::text);
        List<String> policies = policies(profile);
        AccessKey key = new AccessKey(
                id.get().text(),
                secret.get().text(),
                token,
                expires(profile),
                account,
                token.isPresent()
                        ? User.session(account, profile.name(), policies)
                        : User.of(account, profile.name(), policies));
        if (keys.putIfAbsent(key.id(), key) != null) {
            fault(id.get().line(), "the access key " + key.id() + " is in another profile already");
        }
    }

    private static boolean isTarns(Profile profile) {
        return profile.values().keySet().stream().anyMatch(name -> name.startsWith(OWN));
    }

    private static Optional<Value> value(Profile profile, String name) {
        return Optional.ofNullable(profile.values().get(name))
                .filter(value -> !value.text().isEmpty());
    }

    private AccountId account(Profile profile) {
        Optional<Value> given = value(profile, ACCOUNT);
        try {
            return given.map(value -> new AccountId(value.text())).orElse(usual);
        } catch (Invalid e) {
            fault(
                    given.orElseThrow().line(),
                    ACCOUNT + " must be twelve digits, not '" + given.get().text() + "'");
            return usual;
        }
    }

    private Optional<Instant> expires(Profile profile) {
        Optional<Value> given = value(profile, EXPIRES);
        try {
            return given.map(value -> Instant.parse(value.text()));
        } catch (DateTimeException e) {
            fault(
                    given.orElseThrow().line(),
                    EXPIRES + " must be a time such as 2026-12-31T00:00:00Z, not '"
                            + given.get().text() + "'");
            return Optional.empty();
        }
    }

    /** An empty list would mean that everything is allowed, so that an empty value is a fault. */
    private List<String> policies(Profile profile) {
        @Nullable Value given = profile.values().get(POLICY);
        if (given == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String part : given.text().split(",", -1)) {
            String name = part.strip();
            if (!isPolicy.test(name)) {
                fault(given.line(), "there is no policy '" + name + "'; define it in policies/" + name + ".json");
            }
            names.add(name);
        }
        return names;
    }

    private void fault(int line, String words) {
        faults.add(at(line) + words);
    }

    private String at(int line) {
        return file + ", line " + line + ": ";
    }
}
