package dev.tarn.app.authorization;

import dev.tarn.app.setting.AuthSettings;
import dev.tarn.app.setting.BadSettings;
import dev.tarn.domain.account.AccountId;
import dev.tarn.http.caller.Authentication;
import dev.tarn.http.signature.key.AccessKey;
import dev.tarn.http.signature.key.AccessKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The keys of the settings: those of a directory, and those that an embedding program gives. */
public final class ConfiguredKeys implements AccessKeys {

    private final Map<String, AccessKey> given;
    private final Optional<CredentialsDirectory> directory;

    private ConfiguredKeys(Map<String, AccessKey> given, Optional<CredentialsDirectory> directory) {
        this.given = given;
        this.directory = directory;
    }

    /**
     * {@return how signatures are verified; empty if they are not}
     *
     * @param usual the account of a profile that names none
     * @param isPolicy whether a policy of this name exists
     * @throws BadSettings that lists every fault
     */
    public static Optional<Authentication> authentication(
            AuthSettings settings, AccountId usual, Predicate<String> isPolicy) {
        if (!settings.isOn()) {
            return Optional.empty();
        }
        Map<String, AccessKey> given = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (AccessKey key : settings.keys()) {
            if (given.put(key.id(), key) != null) {
                faults.add("The access key " + key.id() + " is given twice");
            }
        }
        if (!faults.isEmpty()) {
            throw new BadSettings(faults);
        }
        AccessKeys keys = new ConfiguredKeys(
                given, settings.directory().map(path -> CredentialsDirectory.open(path, usual, isPolicy)));
        return Optional.of(new Authentication(keys, settings.skew(), settings.lenient()));
    }

    @Override
    public Optional<AccessKey> find(String id) {
        AccessKey known = given.get(id);
        return known != null ? Optional.of(known) : directory.flatMap(keys -> keys.find(id));
    }

    @Override
    public String source() {
        return directory.map(CredentialsDirectory::source).orElse("the keys of the settings");
    }
}
