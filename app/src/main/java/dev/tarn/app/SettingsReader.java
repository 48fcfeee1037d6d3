package dev.tarn.app;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.inmemory.Pace;
import java.net.URI;
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
        Optional<String> host = value(Setting.HOST, SettingTexts::host);
        Optional<Integer> port = value(Setting.PORT, SettingTexts::port);
        Optional<Backend.Kind> kind = value(Setting.BACKEND, Backend.Kind.WORDS::parse);
        Optional<URI> awsEndpoint = given(Setting.AWS_ENDPOINT, SettingTexts::url);
        Optional<Path> directory = value(Setting.OBJECTS, SettingTexts::directory);
        boolean s3 = given(Setting.S3, SettingTexts::isOn).orElse(false);
        Optional<URI> s3Endpoint = given(Setting.S3_ENDPOINT, SettingTexts::url);
        Optional<Pace> pace = value(Setting.PACE, Pace::parse);
        Optional<Duration> settle = value(Setting.SETTLE, Pace::duration);
        Optional<Duration> retention = value(Setting.RETENTION, Pace::duration);
        Optional<AccountId> account = value(Setting.ACCOUNT, AccountId::new);
        Optional<Region> region = value(Setting.REGION, Region::new);
        kind.ifPresent(known -> refuseWhatHasNoEffect(known, s3));
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        Optional<Region> chosen = given.containsKey(Setting.REGION) ? region : Optional.empty();
        return new Settings(
                host.orElseThrow(),
                port.orElseThrow(),
                switch (kind.orElseThrow()) {
                    case MEMORY -> new Backend.Memory();
                    case AWS -> new Backend.Aws(awsEndpoint, chosen);
                },
                s3 ? new ObjectBackend.S3(s3Endpoint) : new ObjectBackend.Directory(directory.orElseThrow()),
                pace.orElseThrow(),
                settle.orElseThrow(),
                retention.orElseThrow(),
                account.orElseThrow(),
                region.orElseThrow());
    }

    /** A setting that would be passed over in silence is a misunderstanding; better to hear of it now. */
    private void refuseWhatHasNoEffect(Backend.Kind kind, boolean s3) {
        switch (kind) {
            case MEMORY -> {
                refuse("the backend is memory; add --backend aws", Setting.AWS_ENDPOINT);
                if (s3) {
                    refuse("jobs use S3; leave out one of the two", Setting.OBJECTS);
                } else {
                    refuse("jobs use a directory; add --s3", Setting.S3_ENDPOINT);
                }
            }
            case AWS ->
                refuse(
                        "the backend is aws, where AWS decides; leave it out",
                        Setting.OBJECTS,
                        Setting.S3,
                        Setting.S3_ENDPOINT,
                        Setting.PACE,
                        Setting.SETTLE,
                        Setting.RETENTION,
                        Setting.ACCOUNT);
        }
    }

    private void refuse(String reason, Setting... settings) {
        for (Setting setting : settings) {
            Optional.ofNullable(given.get(setting))
                    .ifPresent(text -> problems.add(text.source() + ": has no effect, since " + reason));
        }
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
        } catch (Invalid e) {
            problems.add(text.source() + ": '" + text.text() + "' is not legal: "
                    + e.violations().get(0).constraint().sentence());
        } catch (IllegalArgumentException e) {
            problems.add(text.source() + ": " + e.getMessage());
        }
        return Optional.empty();
    }
}
