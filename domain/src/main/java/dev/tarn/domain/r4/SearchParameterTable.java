package dev.tarn.domain.r4;

import dev.tarn.domain.r4.SearchParameter.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The registry as {@code search-parameters.tsv} has it; the parameters of a type are made when first asked for. */
final class SearchParameterTable implements SearchParameters {

    /** The types that have no narrative, of those that can be stored. */
    private static final Set<String> NO_DOMAIN_RESOURCE = Set.of("Binary", "Bundle", "Parameters");

    private final Map<String, OfType> byType = new ConcurrentHashMap<>();
    private final ModelFile file;
    private final Set<String> resourceTypes;

    SearchParameterTable(ModelFile file) {
        this.file = file;
        this.resourceTypes = Set.of(file.lines("*")[0][0].split(" "));
    }

    private record OfType(Map<String, SearchParameter> served, Set<String> leftOut) {}

    @Override
    public Optional<SearchParameter> find(String resourceType, String code) {
        return Optional.ofNullable(ofType(resourceType).served().get(code));
    }

    @Override
    public List<SearchParameter> of(String resourceType) {
        return List.copyOf(ofType(resourceType).served().values());
    }

    @Override
    public boolean leavesOut(String resourceType, String code) {
        return ofType(resourceType).leftOut().contains(code);
    }

    private OfType ofType(String type) {
        // Unknown names are not remembered, since they come from requests.
        return resourceTypes.contains(type) ? byType.computeIfAbsent(type, this::read) : new OfType(Map.of(), Set.of());
    }

    private OfType read(String type) {
        Map<String, SearchParameter> served = new TreeMap<>();
        List<String> leftOut = new ArrayList<>();
        addAll("Resource", type, served, leftOut);
        if (!NO_DOMAIN_RESOURCE.contains(type)) {
            addAll("DomainResource", type, served, leftOut);
        }
        addAll(type, type, served, leftOut);
        served.put(
                "createdAt", new SearchParameter(type, "createdAt", SearchParameterType.DATE, "", Set.of(), List.of()));
        return new OfType(served, Set.copyOf(leftOut));
    }

    private void addAll(String section, String type, Map<String, SearchParameter> served, List<String> leftOut) {
        for (String[] fields : file.lines(section)) {
            if (fields[0].startsWith("!")) {
                leftOut.add(fields[0].substring(1));
            } else {
                String expression = field(fields, 2);
                if (!section.equals(type)) {
                    expression = expression.replace(section + ".", type + ".");
                }
                served.put(
                        fields[0],
                        new SearchParameter(
                                type,
                                fields[0],
                                type(fields[1]),
                                expression,
                                targets(field(fields, 3)),
                                components(field(fields, 4))));
            }
        }
    }

    private static String field(String[] fields, int index) {
        return index < fields.length && !fields[index].equals("-") ? fields[index] : "";
    }

    private Set<String> targets(String field) {
        if (field.equals("*")) {
            return resourceTypes;
        }
        return field.isEmpty() ? Set.of() : Set.of(field.split(" "));
    }

    private static List<Component> components(String field) {
        List<Component> components = new ArrayList<>();
        for (String component : field.isEmpty() ? new String[0] : field.split(";")) {
            String[] parts = component.split(":", 3);
            components.add(new Component(parts[0], type(parts[1]), parts[2]));
        }
        return components;
    }

    private static SearchParameterType type(String word) {
        return SearchParameterType.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
