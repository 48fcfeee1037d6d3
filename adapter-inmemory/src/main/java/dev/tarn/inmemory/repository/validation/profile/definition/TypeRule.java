package dev.tarn.inmemory.repository.validation.profile.definition;

import java.util.List;

/**
 * A type that a profile permits for an element.
 *
 * @param code {@code Quantity}
 * @param profiles to one of which the value must conform; empty where all values of the type are permitted
 */
public record TypeRule(String code, List<String> profiles) {

    public TypeRule {
        profiles = List.copyOf(profiles);
    }
}
