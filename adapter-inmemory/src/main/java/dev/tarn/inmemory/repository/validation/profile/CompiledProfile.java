package dev.tarn.inmemory.repository.validation.profile;

/**
 * A profile, compiled. Immutable and thread-safe.
 *
 * @param url without version
 * @param type to which it applies
 * @param root the rule for a whole value of the type
 */
record CompiledProfile(String url, String type, CompiledRule root) {}
