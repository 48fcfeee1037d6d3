package dev.tarn.app.setting;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.http.smart.IdentityProviders;
import dev.tarn.inmemory.Pace;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The settings of a server.
 *
 * @param host the address to listen on
 * @param port the port, 0 for any that is free
 * @param backend the backend
 * @param objects where jobs read and write, unless AWS is behind
 * @param pace how long things take, unless AWS is behind
 * @param describeWait how long the describe of a running job waits for its end, unless AWS is behind
 * @param retention how long a DELETED data store stays visible, unless AWS is behind
 * @param compat whose rules hold where HealthLake departs from FHIR ({@code decisions.md} D46), unless AWS is behind
 * @param validation the level at which resources are validated where a request names none; empty for no validation at
 *     all; unless AWS is behind
 * @param searchLag how long a write stays invisible to searches, unless AWS is behind
 * @param account the account of callers whose access key is not twelve digits
 * @param region the region of the server's own HealthLake
 * @param allowedHosts names and addresses, without ports, that are served beside loopback and the address listened at
 * @param corsOrigins the origins whose web pages may use the API, such as {@code https://app.example.org}
 * @param tls the certificate and the port for https; empty for http alone
 * @param identityProviders what stands for the functions that {@code IdpLambdaArn} names
 * @param tools the tools for tests
 * @param auth who may make requests
 * @param profiles what resources can claim in {@code meta.profile}
 * @param validator what validates against base R4 instead of Tarn's own engine, unless AWS is behind
 */
public record Settings(
        String host,
        int port,
        Backend backend,
        ObjectBackend objects,
        Pace pace,
        Duration describeWait,
        Duration retention,
        SearchDialect compat,
        Optional<ValidationLevel> validation,
        Duration searchLag,
        AccountId account,
        Region region,
        List<String> allowedHosts,
        List<String> corsOrigins,
        Optional<TlsSetting> tls,
        IdentityProviders identityProviders,
        ToolSettings tools,
        AuthSettings auth,
        ProfileSettings profiles,
        Optional<ResourceValidator> validator) {

    /** {@return the defaults, as {@code --help} shows them} */
    public static Settings defaults() {
        return Defaults.READ;
    }

    /** {@return the defaults for a test: any free port, data in memory, and objects in this directory} */
    public static Settings forTest(Path objects) {
        return defaults()
                .port(0)
                .backend(new Backend.Local(new DataBackend.Memory()))
                .objects(new ObjectBackend.Directory(objects));
    }

    /** {@return this at another network interface} */
    public Settings host(String value) {
        return with(copy -> copy.host = value);
    }

    /** {@return this on another port} */
    public Settings port(int value) {
        return with(copy -> copy.port = value);
    }

    /** {@return this with another backend} */
    public Settings backend(Backend value) {
        return with(copy -> copy.backend = value);
    }

    /** {@return this with a local HealthLake that keeps its data in this directory} */
    public Settings data(Path directory) {
        return backend(new Backend.Local(new DataBackend.Directory(directory)));
    }

    /** {@return this with objects elsewhere} */
    public Settings objects(ObjectBackend value) {
        return with(copy -> copy.objects = value);
    }

    /** {@return this at another pace} */
    public Settings pace(Pace value) {
        return with(copy -> copy.pace = value);
    }

    /** {@return a copy with another wait for running jobs} */
    public Settings describeWait(Duration value) {
        return with(copy -> copy.describeWait = value);
    }

    /** {@return this with other rules where HealthLake departs from FHIR} */
    public Settings compat(SearchDialect value) {
        return with(copy -> copy.compat = value);
    }

    /** {@return this with validation, at this level where a request names none} */
    public Settings validation(ValidationLevel value) {
        return with(copy -> copy.validation = Optional.of(value));
    }

    /** {@return this without validation, whatever level a request or an import names} */
    public Settings withoutValidation() {
        return with(copy -> copy.validation = Optional.empty());
    }

    /** {@return this with other profiles that resources can claim} */
    public Settings profiles(ProfileSettings value) {
        return with(copy -> copy.profiles = value);
    }

    /** {@return this with another engine that validates against base R4} */
    public Settings validator(ResourceValidator value) {
        return with(copy -> copy.validator = Optional.of(value));
    }

    /** {@return this with writes that become visible to searches after this long} */
    public Settings searchLag(Duration value) {
        return with(copy -> copy.searchLag = value);
    }

    /** {@return this with other hosts that are served beside loopback, names or addresses without ports} */
    public Settings allowedHosts(List<String> value) {
        return with(copy -> copy.allowedHosts = value);
    }

    /** {@return this with the origins whose web pages may use the API} */
    public Settings corsOrigins(List<String> value) {
        return with(copy -> copy.corsOrigins = value);
    }

    /** {@return this with a port for https} */
    public Settings tls(TlsSetting value) {
        return with(copy -> copy.tls = Optional.of(value));
    }

    /** {@return this with what stands for the functions that {@code IdpLambdaArn} names} */
    public Settings identityProviders(IdentityProviders value) {
        return with(copy -> copy.identityProviders = value);
    }

    /** {@return this with other settings of the tools for tests} */
    public Settings tools(ToolSettings value) {
        return with(copy -> copy.tools = value);
    }

    /** {@return this with other settings of authorization} */
    public Settings auth(AuthSettings value) {
        return with(copy -> copy.auth = value);
    }

    /** {@return this with authorization by the keys of {@code credentials} in this directory} */
    public Settings auth(Path directory) {
        return auth(auth.directory(directory));
    }

    /**
     * {@return this with authorization, and with one key more}
     *
     * @param id the access key ID
     * @param secret the secret access key; its user may do everything in the account of these settings
     */
    public Settings key(String id, String secret) {
        return auth(auth.key(account, id, secret));
    }

    /** {@return the account and region of an embedding program} */
    public Scope scope() {
        return new Scope(account, region);
    }

    private Settings with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.settings();
    }

    /** The values of a copy, which differs in one of them. */
    private static final class Copy {
        private String host;
        private int port;
        private Backend backend;
        private ObjectBackend objects;
        private Pace pace;
        private Duration describeWait;
        private Duration retention;
        private SearchDialect compat;
        private Optional<ValidationLevel> validation;
        private ProfileSettings profiles;
        private Optional<ResourceValidator> validator;
        private Duration searchLag;
        private AccountId account;
        private Region region;
        private List<String> allowedHosts;
        private List<String> corsOrigins;
        private Optional<TlsSetting> tls;
        private IdentityProviders identityProviders;
        private ToolSettings tools;
        private AuthSettings auth;

        private Copy(Settings settings) {
            host = settings.host;
            port = settings.port;
            backend = settings.backend;
            objects = settings.objects;
            pace = settings.pace;
            describeWait = settings.describeWait;
            retention = settings.retention;
            compat = settings.compat;
            validation = settings.validation;
            profiles = settings.profiles;
            validator = settings.validator;
            searchLag = settings.searchLag;
            account = settings.account;
            region = settings.region;
            allowedHosts = settings.allowedHosts;
            corsOrigins = settings.corsOrigins;
            tls = settings.tls;
            identityProviders = settings.identityProviders;
            tools = settings.tools;
            auth = settings.auth;
        }

        private Settings settings() {
            return new Settings(
                    host,
                    port,
                    backend,
                    objects,
                    pace,
                    describeWait,
                    retention,
                    compat,
                    validation,
                    searchLag,
                    account,
                    region,
                    allowedHosts,
                    corsOrigins,
                    tls,
                    identityProviders,
                    tools,
                    auth,
                    profiles,
                    validator);
        }
    }

    /**
     * Lazy holder: the defaults are computed once, because a test that starts a server would wait for them each time.
     */
    private static final class Defaults {
        private static final Settings READ = SettingsReader.read(Map.of());
    }
}
