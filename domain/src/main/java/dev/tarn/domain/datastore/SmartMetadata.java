package dev.tarn.domain.datastore;

import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The SMART on FHIR metadata of an identity provider: a JSON document that HealthLake carries as a string.
 *
 * @param document the text as the caller gave it
 */
public record SmartMetadata(String document) {

    /** Where violations are reported. */
    public static final String PATH = "identityProviderConfiguration.metadata";

    /**
     * {@return the metadata, once its required elements are there ({@code control-plane.md} 1.5, notes on members)}
     *
     * <p>The domain knows no JSON: the reader of the document passes its top-level elements, texts as {@link String},
     * arrays as {@link Collection}, and anything else as an object whose {@code toString()} is its JSON. Which grant types
     * there are is not checked, since samples that AWS publishes have others ({@code decisions.md} D81).
     *
     * @throws Invalid with every element that is missing or wrong
     */
    public static SmartMetadata of(String document, Map<String, ?> elements) {
        List<Violation> found = new ArrayList<>();
        for (String name : List.of("authorization_endpoint", "token_endpoint")) {
            require(found, name, elements, elements.get(name) instanceof String text && !text.isBlank(), "hold a URL");
        }
        require(
                found,
                "grant_types_supported",
                elements,
                words(elements.get("grant_types_supported")).stream().anyMatch(word -> !word.isBlank()),
                "be a list with at least one grant type, such as client_credentials");
        require(
                found,
                "capabilities",
                elements,
                !words(elements.get("capabilities")).isEmpty(),
                "be a list that is not empty");
        require(
                found,
                "code_challenge_methods_supported",
                elements,
                words(elements.get("code_challenge_methods_supported")).contains("S256"),
                "hold S256");
        if (!found.isEmpty()) {
            throw new Invalid(found);
        }
        return new SmartMetadata(document);
    }

    /** {@return that the document is not a JSON object} */
    public static Violation notAnObject(String document) {
        return Violation.of(PATH, document, new Constraint.Rule("be a JSON object, as a string"));
    }

    private static void require(
            List<Violation> found, String element, Map<String, ?> elements, boolean holds, String words) {
        if (!holds) {
            found.add(new Violation(
                    PATH + "." + element,
                    Optional.ofNullable(elements.get(element)).map(String::valueOf),
                    new Constraint.Rule("be given and " + words)));
        }
    }

    private static List<String> words(@Nullable Object element) {
        if (!(element instanceof Collection<?> items)) {
            return List.of();
        }
        return items.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    @Override
    public String toString() {
        return document;
    }
}
