package dev.tarn.http.signature;

import dev.tarn.http.signature.SignatureRefusal.Reason;
import java.time.Duration;
import java.time.Instant;

/** How long a signature is valid ({@code decisions.md} D52, D57), by the clock of the machine. Both ends are included. */
final class SignatureTime {

    private static final int MINUTE = 60;

    private final long skew;

    SignatureTime(Duration skew) {
        this.skew = skew.toSeconds();
    }

    void require(SignatureParts parts, long now) {
        long signed = parts.date().second();
        long age = parts.expires().orElse(skew);
        if (signed < now - age) {
            throw SignatureRefusal.of(
                    Reason.NOT_CURRENT,
                    "Signature expired: " + parts.date().text() + " is now earlier than " + text(now - age) + " ("
                            + text(now) + " - " + age / MINUTE + " min.)",
                    parts.expires().isPresent() ? "presign a new URL" : clockHint());
        }
        if (signed > now + skew) {
            throw SignatureRefusal.of(
                    Reason.NOT_CURRENT,
                    "Signature not yet current: " + parts.date().text() + " is still later than " + text(now + skew)
                            + " (" + text(now) + " + " + skew / MINUTE + " min.)",
                    clockHint());
        }
    }

    private String clockHint() {
        return "set the clock of the client, or that of this machine: they may differ by " + skew / MINUTE
                + " minutes, which --auth-skew sets";
    }

    private static String text(long second) {
        return SigningDate.of(Instant.ofEpochSecond(second)).text();
    }
}
