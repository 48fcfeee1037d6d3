package dev.tarn.http.signature.key;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Principal.User;
import java.time.Instant;
import java.util.Optional;

/**
 * An access key, and whose it is. Immutable.
 *
 * @param id the access key ID, which requests name
 * @param secret the secret access key, which no request has
 * @param sessionToken of temporary credentials: every request must have it; empty for a key without one
 * @param expires the time from which on the key is refused
 * @param account the account in which the key works
 * @param user whose key it is
 */
public record AccessKey(
        String id,
        String secret,
        Optional<String> sessionToken,
        Optional<Instant> expires,
        AccountId account,
        User user) {

    /** {@return this without its secrets, for logs} */
    @Override
    public String toString() {
        return "access key " + id + " of " + user.arn();
    }
}
