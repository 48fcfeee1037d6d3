package dev.tarn.inmemory.repository.validation.profile.definition;

/**
 * A profile: the rules for one type.
 *
 * @param url without version
 * @param version of the profile, which is that of its guide in most guides; empty where it has none
 * @param root the rules, from an element that stands for the whole value and is named as the type: {@code Patient},
 *     {@code Extension}
 */
public record Profile(String url, String version, ElementRule root) {

    /** {@return the type to which it applies} */
    public String type() {
        return root.name();
    }
}
