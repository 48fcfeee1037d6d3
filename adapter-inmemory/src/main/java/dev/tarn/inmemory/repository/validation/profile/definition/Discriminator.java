package dev.tarn.inmemory.repository.validation.profile.definition;

/**
 * What tells slices apart.
 *
 * @param type {@code value}, {@code pattern}, {@code exists}, {@code type} or {@code profile}
 * @param path from a value of the sliced element: {@code $this}, {@code coding.code}, {@code extension('url').value}
 */
public record Discriminator(String type, String path) {}
