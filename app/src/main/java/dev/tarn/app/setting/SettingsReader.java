package dev.tarn.app.setting;

import dev.tarn.app.process.ReadyFile;
import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.quota.Quotas;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.http.smart.IdentityProviders;
import dev.tarn.inmemory.Pace;
import dev.tarn.inmemory.repository.validation.profile.ProfileRegistry;
import dev.tarn.ports.fhir.validation.ResourceValidatorProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Parses settings, and reports all problems at once. */
public final class SettingsReader {

    /** A value and its source: {@code --port} or {@code TARN_PORT}. */
    public record Given(String source, String text) {}

    /**
     * A parsed command line.
     *
     * @param settings of the server
     * @param readyFile of the process
     * @param recover whether damaged data are recovered first
     */
    public record Command(Settings settings, Optional<ReadyFile> readyFile, boolean recover) {}

    private final Map<Setting, Given> given;
    private final List<String> problems;

    private SettingsReader(Map<Setting, Given> given, List<String> problems) {
        this.given = given;
        this.problems = new ArrayList<>(problems);
    }

    /**
     * {@return the settings; the default for each that is not given}
     *
     * @throws BadSettings that lists every invalid setting
     */
    static Settings read(Map<Setting, Given> given) {
        return command(given, List.of()).settings();
    }

    /**
     * {@return the command; the default for each setting that is not given}
     *
     * @param known the problems found before the settings are parsed
     * @throws BadSettings that lists every problem, these and those of the settings
     */
    public static Command command(Map<Setting, Given> given, List<String> known) {
        return new SettingsReader(given, known).read();
    }

    private Command read() {
        Optional<String> host = value(Setting.HOST, SettingTexts::host);
        Optional<List<String>> allowed = given(Setting.ALLOW_HOST, SettingTexts::hosts);
        Optional<Integer> port = value(Setting.PORT, SettingTexts::portOrOff);
        Optional<Integer> tlsPort = value(Setting.TLS_PORT, SettingTexts::port);
        Optional<List<String>> origins = given(Setting.CORS_ORIGIN, SettingTexts::origins);
        Optional<Duration> idpTimeout = value(Setting.IDP_TIMEOUT, SettingTexts::idpTimeout);
        Optional<IdentityProviders> idp = given(
                Setting.IDP,
                file -> SettingTexts.identityProviders(file, idpTimeout.orElse(IdentityProviders.DEFAULT_LIMIT)));
        Optional<Backend.Kind> kind = value(Setting.BACKEND, SettingTexts::backend);
        Optional<DataBackend> data = value(Setting.DATA, SettingTexts::data);
        Optional<URI> awsEndpoint = given(Setting.AWS_ENDPOINT, SettingTexts::url);
        Optional<Path> directory = value(Setting.OBJECTS, SettingTexts::directory);
        boolean s3 = given(Setting.S3, SettingTexts::isOn).orElse(false);
        Optional<URI> s3Endpoint = given(Setting.S3_ENDPOINT, SettingTexts::url);
        Optional<Pace> pace = value(Setting.PACE, Pace::parse);
        Optional<Duration> describeWait = value(Setting.DESCRIBE_WAIT, Pace::duration);
        Optional<SearchDialect> compat = value(Setting.COMPAT, SettingTexts::compat);
        Optional<Optional<ValidationLevel>> validation = value(Setting.VALIDATION, SettingTexts::validation);
        Optional<ProfileRegistry> profiles = given(Setting.PROFILES, SettingTexts::profiles);
        Optional<Boolean> unknownProfiles = value(Setting.UNKNOWN_PROFILES, SettingTexts::ignoresUnknownProfiles);
        Optional<Optional<ResourceValidatorProvider>> validator = value(Setting.VALIDATOR, ValidatorTexts::provider);
        Optional<Duration> searchLag = value(Setting.SEARCH_LAG, Pace::duration);
        Optional<Duration> retention = value(Setting.RETENTION, Pace::duration);
        Optional<AccountId> account = value(Setting.ACCOUNT, ScopeTexts::account);
        Optional<Region> region = value(Setting.REGION, ScopeTexts::region);
        Optional<EventTarget> events = given(Setting.EVENTS, EventTarget::parse);
        Optional<Quotas> quotas = value(Setting.QUOTAS, Quotas::parse);
        Optional<Boolean> admin = given(Setting.ADMIN, SettingTexts::isOn);
        boolean requestBodies =
                given(Setting.REQUEST_BODIES, SettingTexts::isOn).orElse(false);
        Optional<Optional<Path>> auth = value(Setting.AUTH, SettingTexts::auth);
        Optional<Duration> authSkew = value(Setting.AUTH_SKEW, SettingTexts::skew);
        Optional<Boolean> lenient = value(Setting.AUTH_SIGNATURES, SettingTexts::isLenient);
        boolean recover = given(Setting.RECOVER, SettingTexts::isOn).orElse(false);
        Optional<ReadyFile> readyFile = given(Setting.READY_FILE, ReadyFile::parse);
        SettingConflicts combination = new SettingConflicts(given, problems::add);
        kind.ifPresent(known -> combination.check(known, s3));
        auth.filter(Optional::isEmpty).ifPresent(off -> combination.checkAuthOff());
        if (recover && kind.filter(known -> known == Backend.Kind.LOCAL).isPresent()) {
            data.ifPresent(combination::checkRecovery);
        }
        if (!s3 && kind.filter(known -> known == Backend.Kind.LOCAL).isPresent() && data.isPresent()) {
            directory.ifPresent(objects -> combination.check(data.get(), objects));
        }
        Optional<TlsSetting> tls = TlsSetting.read(
                given,
                port.orElse(0),
                tlsPort.orElse(0),
                kind.filter(known -> known == Backend.Kind.LOCAL)
                        .flatMap(known -> data)
                        .flatMap(known -> known instanceof DataBackend.Directory onDisk
                                ? Optional.of(onDisk.path())
                                : Optional.empty()),
                problems::add);
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        Optional<Region> chosen = given.containsKey(Setting.REGION) ? region : Optional.empty();
        Settings settings = new Settings(
                host.orElseThrow(),
                port.orElseThrow(),
                switch (kind.orElseThrow()) {
                    case LOCAL -> new Backend.Local(data.orElseThrow());
                    case MEMORY -> new Backend.Local(new DataBackend.Memory());
                    case AWS -> new Backend.Aws(awsEndpoint, chosen);
                },
                s3 ? new ObjectBackend.S3(s3Endpoint) : new ObjectBackend.Directory(directory.orElseThrow()),
                pace.orElseThrow(),
                describeWait.orElseThrow(),
                retention.orElseThrow(),
                compat.orElseThrow(),
                validation.orElseThrow(),
                searchLag.orElseThrow(),
                account.orElseThrow(),
                region.orElseThrow(),
                allowed.orElse(List.of()),
                origins.orElse(List.of()),
                tls,
                idp.orElse(IdentityProviders.NONE),
                new ToolSettings(admin, events, quotas.orElseThrow(), requestBodies),
                new AuthSettings(
                        auth.orElse(Optional.empty()),
                        List.of(),
                        authSkew.orElseThrow(),
                        lenient.orElseThrow(),
                        idpTimeout.orElseThrow()),
                new ProfileSettings(profiles, unknownProfiles.orElseThrow()),
                validator.orElseThrow().map(ResourceValidatorProvider::create));
        return new Command(settings, readyFile, recover);
    }

    private <T> Optional<T> value(Setting setting, Function<String, T> parse) {
        return parsed(given.getOrDefault(setting, new Given(setting.flag(), setting.defaultValue())), parse);
    }

    private <T> Optional<T> given(Setting setting, Function<String, T> parse) {
        return Optional.ofNullable(given.get(setting)).flatMap(text -> parsed(text, parse));
    }

    private <T> Optional<T> parsed(Given text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text.text()));
        } catch (IllegalArgumentException e) {
            problems.add(text.source() + ": " + e.getMessage());
        }
        return Optional.empty();
    }
}
