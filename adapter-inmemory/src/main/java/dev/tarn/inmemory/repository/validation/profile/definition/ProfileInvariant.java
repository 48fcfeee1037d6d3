package dev.tarn.inmemory.repository.validation.profile.definition;

/**
 * A rule of severity error over a value.
 *
 * @param expression the FHIRPath that must be true
 * @param explanation the rule in the words of its author
 */
public record ProfileInvariant(String key, String expression, String explanation) {}
