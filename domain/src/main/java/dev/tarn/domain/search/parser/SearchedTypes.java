package dev.tarn.domain.search.parser;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.search.QueryParameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The types that are searched: that of the path, those of {@code _type}, or those of the compartment. */
record SearchedTypes(List<ResourceType> types) {

    static final String TYPE = "_type";

    static SearchedTypes of(
            Optional<ResourceType> type, Optional<ResourceAddress> compartment, List<QueryParameter> parameters) {
        Set<ResourceType> types = new LinkedHashSet<>(type.stream().toList());
        if (types.isEmpty()) {
            compartment.ifPresent(owner -> types.addAll(ofCompartment(owner)));
        } else {
            compartment.ifPresent(SearchedTypes::ofCompartment);
        }
        boolean open = types.isEmpty();
        for (QueryParameter parameter : parameters) {
            if (parameter.name().equals(TYPE) && !parameter.value().isEmpty()) {
                Set<ResourceType> named = named(parameter.value());
                if (open) {
                    types.addAll(named);
                } else {
                    types.retainAll(named);
                }
            }
        }
        if (types.isEmpty()) {
            throw new Invalid(
                    open
                            ? "A search of all resource types needs the parameter _type, as in _type=Patient,Observation"
                            : "Search parameter _type: it names none of the resource types that are searched");
        }
        return new SearchedTypes(List.copyOf(types));
    }

    private static Set<ResourceType> named(String value) {
        Set<ResourceType> named = new LinkedHashSet<>();
        try {
            // One by one: of many names an array would take much more memory than the value.
            int from = 0;
            while (from <= value.length()) {
                int comma = value.indexOf(',', from);
                int to = comma < 0 ? value.length() : comma;
                named.add(Names.type(value.substring(from, to)));
                from = to + 1;
            }
        } catch (Rejected e) {
            throw new Invalid("Search parameter _type: " + e.reason());
        }
        return named;
    }

    private static List<ResourceType> ofCompartment(ResourceAddress owner) {
        Set<String> types = R4.compartments().types(owner.type().name());
        if (types.isEmpty()) {
            throw new Invalid(owner.type() + " has no compartment; compartments are those of "
                    + String.join(", ", new TreeSet<>(R4.compartments().names())));
        }
        return types.stream()
                .flatMap(name -> Stream.ofNullable(ResourceType.find(name).orElse(null)))
                .toList();
    }

    List<String> names() {
        return types.stream().map(ResourceType::name).toList();
    }
}
