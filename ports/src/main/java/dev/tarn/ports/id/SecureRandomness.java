package dev.tarn.ports.id;

import java.security.SecureRandom;

/** What nobody can guess. Made when it is first asked for: to find its provider takes a JVM that has just begun 25 ms. */
final class SecureRandomness {

    static final SecureRandom RANDOM = new SecureRandom();

    private SecureRandomness() {}
}
