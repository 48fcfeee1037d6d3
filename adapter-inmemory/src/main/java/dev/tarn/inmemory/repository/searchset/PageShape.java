package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.ElementDefinition;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.TypeDefinition;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.SummaryMode;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.ResourceJson;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which part of each resource a page has: {@code _summary} and {@code _elements} ({@code data-plane.md} 3.3). Mandatory
 * elements always stay. Immutable.
 *
 * @param names the elements that {@code _elements} names; empty for whole resources
 */
record PageShape(SummaryMode summary, Set<String> names) {

    private static final String CHOICE = "[x]";

    static PageShape of(SearchQuery query) {
        return new PageShape(query.summary(), Set.copyOf(query.elements()));
    }

    /** {@return a match, whole or reduced} */
    ResourceJson match(ResourceVersion version) {
        Optional<ResourceSubset> subset = subset(version.address().type());
        return subset.isPresent() ? ResourceJson.of(subset.get().of(version.json())) : whole(version);
    }

    /** {@return an included resource: {@code _elements} does not apply to it, {@code _summary} does} */
    ResourceJson included(ResourceVersion version) {
        return names.isEmpty() ? match(version) : whole(version);
    }

    /** The store's own bytes: a page of 100 resources is not copied before it is written. */
    private static ResourceJson whole(ResourceVersion version) {
        return ResourceJson.of(version.rendered());
    }

    private Optional<ResourceSubset> subset(ResourceType type) {
        if (!names.isEmpty()) {
            return keeping(type, (name, element) -> isMandatory(element) || isNamed(name, element));
        }
        return switch (summary) {
            case FALSE -> Optional.empty();
            case TRUE ->
                keeping(
                        type,
                        (name, element) -> isMandatory(element)
                                || element.map(ElementDefinition::summary).orElse(false));
            case TEXT -> keeping(type, (name, element) -> isMandatory(element) || name.equals("text"));
            case DATA -> keeping(type, (name, element) -> !name.equals("text"));
        };
    }

    private static Optional<ResourceSubset> keeping(
            ResourceType type, BiPredicate<String, Optional<ElementDefinition>> keeps) {
        Optional<TypeDefinition> definition = R4.types().find(type.name());
        return Optional.of(new ResourceSubset(name ->
                keeps.test(name, definition.flatMap(known -> known.member(name)).map(TypeDefinition.Member::element))));
    }

    private static boolean isMandatory(Optional<ElementDefinition> element) {
        return element.map(known -> known.min() > 0).orElse(false);
    }

    /** {@return whether {@code _elements} names an element; {@code value} and {@code valueQuantity} name a choice} */
    private boolean isNamed(String name, Optional<ElementDefinition> element) {
        String base = element.map(ElementDefinition::name).orElse(name);
        return names.contains(name)
                || names.contains(base)
                || (base.endsWith(CHOICE) && names.contains(base.substring(0, base.length() - CHOICE.length())));
    }
}
