package dev.tarn.ports.id;

import java.security.SecureRandom;

/** Cryptographically secure random source. Initialized lazily: finding its provider takes a newly started JVM 25 ms. */
final class SecureRandomness {

    static final SecureRandom RANDOM = new SecureRandom();

    private SecureRandomness() {}
}
