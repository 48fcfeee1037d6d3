package dev.tarn.inmemory.repository.validation.profile.definition;

import java.util.List;

/**
 * How the values of an element are divided into slices.
 *
 * @param discriminators what decides in which slice a value is, all of them together
 * @param closed whether each value must be in a slice
 */
public record Slicing(List<Discriminator> discriminators, boolean closed, List<ElementRule> slices) {

    public Slicing {
        discriminators = List.copyOf(discriminators);
        slices = List.copyOf(slices);
    }
}
