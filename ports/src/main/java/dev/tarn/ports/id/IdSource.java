package dev.tarn.ports.id;

import java.util.HexFormat;

/** Makes the ids of data stores and jobs: 32 lower-case hexadecimal digits, never the same twice. */
@FunctionalInterface
public interface IdSource {

    /** {@return the next id} */
    String next();

    /** {@return a source of unpredictable ids} */
    static IdSource random() {
        return () -> {
            byte[] bytes = new byte[16];
            SecureRandomness.RANDOM.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }
}
