package dev.tarn.http.caller;

import dev.tarn.http.signature.SigningRules;
import dev.tarn.http.signature.key.AccessKeys;
import java.time.Duration;

/**
 * How signatures are verified. Without these settings no signature is ({@code decisions.md} D51).
 *
 * @param keys the access keys that are known
 * @param skew how much the clocks of client and server may differ, in either direction
 * @param lenient whether forms of signatures are accepted that AWS refuses ({@code decisions.md} D55)
 */
public record Authentication(AccessKeys keys, Duration skew, boolean lenient) {

    public Authentication {
        if (skew.isNegative() || skew.isZero()) {
            throw new IllegalArgumentException("The skew must be longer than nothing, such as 5 minutes; not " + skew);
        }
    }

    /** {@return the documented rules of AWS, with these keys} */
    public static Authentication of(AccessKeys keys) {
        return new Authentication(keys, SigningRules.DEFAULT_SKEW, false);
    }

    /** {@return this with another skew} */
    public Authentication skew(Duration value) {
        return new Authentication(keys, value, lenient);
    }

    /** {@return this with or without the forms of signatures that AWS refuses} */
    public Authentication lenient(boolean value) {
        return new Authentication(keys, skew, value);
    }
}
