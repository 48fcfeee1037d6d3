package dev.tarn.app.setting;

import dev.tarn.app.setting.SettingsReader.Given;
import dev.tarn.inmemory.objectstore.RealPaths;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rejects conflicting settings. A setting that would be ignored silently is a misunderstanding, so it is reported at
 * start.
 */
public final class SettingConflicts {

    private final Map<Setting, Given> given;
    private final Consumer<String> problems;

    SettingConflicts(Map<Setting, Given> given, Consumer<String> problems) {
        this.given = given;
        this.problems = problems;
    }

    /** Rejects every setting that has no effect with this backend. */
    void check(Backend.Kind kind, boolean s3) {
        switch (kind) {
            case LOCAL -> local("local", s3);
            case MEMORY -> {
                local("memory", s3);
                if (Optional.ofNullable(given.get(Setting.DATA))
                        .filter(data -> !data.text().equals(SettingTexts.MEMORY))
                        .isPresent()) {
                    refuse("the backend is memory; leave out one of the two", Setting.DATA);
                }
                refuse("the backend is memory; leave it out", Setting.RECOVER);
            }
            case AWS ->
                refuse(
                        "the backend is aws, where AWS decides; leave it out",
                        Setting.DATA,
                        Setting.RECOVER,
                        Setting.OBJECTS,
                        Setting.S3,
                        Setting.S3_ENDPOINT,
                        Setting.PACE,
                        Setting.DESCRIBE_WAIT,
                        Setting.RETENTION,
                        Setting.COMPAT,
                        Setting.VALIDATION,
                        Setting.PROFILES,
                        Setting.UNKNOWN_PROFILES,
                        Setting.VALIDATOR,
                        Setting.SEARCH_LAG,
                        Setting.EVENTS,
                        Setting.IDP,
                        Setting.IDP_TIMEOUT,
                        Setting.QUOTAS,
                        Setting.ACCOUNT,
                        Setting.AUTH);
        }
    }

    /** Rejects settings of authorization without authorization. */
    void checkAuthOff() {
        refuse("authorization is off; add --auth DIR", Setting.AUTH_SKEW, Setting.AUTH_SIGNATURES);
        if (!given.containsKey(Setting.IDP)) {
            refuse("there are no identity providers; add --idp FILE or --auth DIR", Setting.IDP_TIMEOUT);
        }
    }

    /** Rejects a recovery of data in memory, which do not survive the process. */
    void checkRecovery(DataBackend data) {
        if (data instanceof DataBackend.Memory) {
            refuse("the data are in memory; leave it out, or name the directory with --data", Setting.RECOVER);
        }
    }

    /**
     * Rejects a data directory inside the directory of the objects, where jobs would read it and write into it.
     * Symbolic links are followed.
     */
    void check(DataBackend data, Path objects) {
        if (data instanceof DataBackend.Directory directory && RealPaths.isInside(directory.path(), objects)) {
            String source = Optional.ofNullable(given.get(Setting.DATA))
                    .map(Given::source)
                    .orElse(Setting.DATA.flag());
            problems.accept(source + ": '" + directory.path() + "' is inside the directory of the objects, '" + objects
                    + "', where jobs read and write; name another");
        }
    }

    private void local(String backend, boolean s3) {
        refuse("the backend is " + backend + "; add --backend aws", Setting.AWS_ENDPOINT);
        if (s3) {
            refuse("jobs use S3; leave out one of the two", Setting.OBJECTS);
        } else {
            refuse("jobs use a directory; add --s3", Setting.S3_ENDPOINT);
        }
    }

    private void refuse(String reason, Setting... settings) {
        for (Setting setting : settings) {
            Optional.ofNullable(given.get(setting))
                    .ifPresent(text -> problems.accept(text.source() + ": has no effect, since " + reason));
        }
    }
}
