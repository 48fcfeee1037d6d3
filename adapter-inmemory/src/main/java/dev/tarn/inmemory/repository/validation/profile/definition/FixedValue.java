package dev.tarn.inmemory.repository.validation.profile.definition;

/**
 * A value that an element must have.
 *
 * @param json the value in JSON
 * @param whole whether it must be the whole value; otherwise it is a pattern, whose members the value must have
 */
public record FixedValue(String json, boolean whole) {}
