package dev.tarn.app.setting;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Principal.User;
import dev.tarn.http.signature.SigningRules;
import dev.tarn.http.signature.key.AccessKey;
import dev.tarn.http.smart.IdentityProviders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settings of authorization. It is off without a directory and without keys.
 *
 * @param directory of the file {@code credentials}, which is read at start and again after it changed
 * @param keys beside those of the directory
 * @param skew how much the clocks of client and server may differ, in either direction
 * @param lenient whether forms of signatures are accepted that AWS refuses
 * @param idpTimeout how long a function in {@code idp.json} of the directory may take
 */
public record AuthSettings(
        Optional<Path> directory, List<AccessKey> keys, Duration skew, boolean lenient, Duration idpTimeout) {

    /** No signature is verified. */
    public static final AuthSettings OFF = new AuthSettings(
            Optional.empty(), List.of(), SigningRules.DEFAULT_SKEW, false, IdentityProviders.DEFAULT_LIMIT);

    public AuthSettings {
        keys = List.copyOf(keys);
    }

    /** {@return whether signatures are verified} */
    public boolean isOn() {
        return directory.isPresent() || !keys.isEmpty();
    }

    /** {@return this with the keys of a directory} */
    public AuthSettings directory(Path value) {
        return new AuthSettings(Optional.of(value), keys, skew, lenient, idpTimeout);
    }

    /** {@return this with one key more} */
    public AuthSettings key(AccessKey key) {
        List<AccessKey> more = new ArrayList<>(keys);
        more.add(key);
        return new AuthSettings(directory, more, skew, lenient, idpTimeout);
    }

    /** {@return this with one key more, of a user of this account who is named after the key and may do everything in it} */
    public AuthSettings key(AccountId account, String id, String secret) {
        return key(new AccessKey(
                id, secret, Optional.empty(), Optional.empty(), account, User.of(account, id, List.of())));
    }

    /** {@return this with another skew} */
    public AuthSettings skew(Duration value) {
        return new AuthSettings(directory, keys, value, lenient, idpTimeout);
    }

    /** {@return this with or without the forms of signatures that AWS refuses} */
    public AuthSettings lenient(boolean value) {
        return new AuthSettings(directory, keys, skew, value, idpTimeout);
    }

    /** {@return this with another time limit of functions} */
    public AuthSettings idpTimeout(Duration value) {
        return new AuthSettings(directory, keys, skew, lenient, value);
    }
}
