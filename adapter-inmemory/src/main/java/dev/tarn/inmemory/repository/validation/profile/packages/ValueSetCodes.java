package dev.tarn.inmemory.repository.validation.profile.packages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.domain.r4.R4;
import dev.tarn.inmemory.repository.validation.profile.definition.Canonical;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The codes of value sets, as far as a package or R4 enumerates them. */
final class ValueSetCodes {

    static final String R4_VALUE_SET = "http://hl7.org/fhir/ValueSet/";

    /** The bound of a hostile package, and of what is worth to be held in memory. */
    private static final int MOST_CODES = 20_000;

    /** In levels of concepts, and of value sets that include each other. */
    private static final int DEEPEST = 10;

    private final Map<String, JsonNode> valueSets = new HashMap<>();
    private final Map<String, CodeSystem> codeSystems = new HashMap<>();
    private final Map<String, Optional<Map<String, Set<String>>>> known = new HashMap<>();

    /** Those whose codes are being found: value sets that include themselves have no end. */
    private final Set<String> open = new HashSet<>();

    /** The codes of a system, each with the codes above it. */
    private record CodeSystem(Map<String, Set<String>> ancestors) {}

    void addValueSet(JsonNode valueSet) {
        valueSets.put(valueSet.path("url").asText(), valueSet.path("compose"));
    }

    void addCodeSystem(JsonNode codeSystem) {
        Map<String, Set<String>> ancestors = new LinkedHashMap<>();
        boolean complete = codeSystem.path("content").asText().equals("complete");
        if (complete && add(codeSystem.path("concept"), Set.of(), ancestors, 0)) {
            codeSystems.put(codeSystem.path("url").asText(), new CodeSystem(ancestors));
        }
    }

    private static boolean add(JsonNode concepts, Set<String> above, Map<String, Set<String>> ancestors, int depth) {
        for (JsonNode concept : concepts) {
            String code = concept.path("code").asText();
            if (ancestors.size() >= MOST_CODES || depth > DEEPEST) {
                return false;
            }
            ancestors.put(code, above);
            if (!concept.path("concept").isEmpty()) {
                Set<String> own = new HashSet<>(above);
                own.add(code);
                if (!add(concept.path("concept"), own, ancestors, depth + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** {@return the codes by system; empty where not all are known, or there are too many} */
    Optional<Map<String, List<String>>> of(String url) {
        return codes(url).filter(codes -> !codes.isEmpty()).map(ValueSetCodes::lists);
    }

    private static Map<String, List<String>> lists(Map<String, Set<String>> sets) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        sets.forEach((system, codes) -> lists.put(system, List.copyOf(codes)));
        return lists;
    }

    /** Each value set is expanded once, so that the work is bounded by the size of the package. */
    private Optional<Map<String, Set<String>>> codes(String canonical) {
        String url = Canonical.url(canonical);
        Optional<Map<String, Set<String>>> codes = known.get(url);
        if (codes != null) {
            return codes;
        }
        if (open.size() > DEEPEST || !open.add(url)) {
            return Optional.empty();
        }
        codes = expanded(url);
        open.remove(url);
        known.put(url, codes);
        return codes;
    }

    private Optional<Map<String, Set<String>>> expanded(String url) {
        JsonNode compose = valueSets.get(url);
        if (compose == null) {
            Map<String, Set<String>> ofR4 = new LinkedHashMap<>();
            if (url.startsWith(R4_VALUE_SET)) {
                R4.constraints()
                        .codes(url.substring(R4_VALUE_SET.length()))
                        .forEach((system, codes) -> ofR4.put(system, new LinkedHashSet<>(codes)));
            }
            return ofR4.isEmpty() ? Optional.empty() : Optional.of(ofR4);
        }
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        for (JsonNode include : compose.path("include")) {
            Optional<Map<String, Set<String>>> included = part(include);
            if (included.isEmpty()) {
                return Optional.empty();
            }
            included.get()
                    .forEach((system, more) -> codes.computeIfAbsent(system, s -> new LinkedHashSet<>())
                            .addAll(more));
            if (codes.values().stream().mapToInt(Set::size).sum() > MOST_CODES) {
                return Optional.empty();
            }
        }
        for (JsonNode exclude : compose.path("exclude")) {
            Optional<Map<String, Set<String>>> excluded = part(exclude);
            if (excluded.isEmpty()) {
                return Optional.empty();
            }
            excluded.get()
                    .forEach((system, less) ->
                            codes.getOrDefault(system, new HashSet<>()).removeAll(less));
        }
        codes.values().removeIf(Set::isEmpty);
        return Optional.of(codes);
    }

    /** {@return the codes of an include or exclude: those of its system that are in all of its value sets} */
    private Optional<Map<String, Set<String>>> part(JsonNode include) {
        List<Map<String, Set<String>>> parts = new ArrayList<>();
        if (include.has("system")) {
            Optional<Set<String>> ofSystem = ofSystem(include);
            if (ofSystem.isEmpty()) {
                return Optional.empty();
            }
            parts.add(Map.of(include.path("system").asText(), ofSystem.get()));
        }
        for (JsonNode valueSet : include.path("valueSet")) {
            Optional<Map<String, Set<String>>> codes = codes(valueSet.asText());
            if (codes.isEmpty()) {
                return Optional.empty();
            }
            parts.add(codes.get());
        }
        return parts.stream().reduce(ValueSetCodes::intersection);
    }

    private static Map<String, Set<String>> intersection(Map<String, Set<String>> a, Map<String, Set<String>> b) {
        Map<String, Set<String>> both = new LinkedHashMap<>();
        a.forEach((system, codes) -> {
            Set<String> common = new LinkedHashSet<>(codes);
            common.retainAll(b.getOrDefault(system, Set.of()));
            both.put(system, common);
        });
        return both;
    }

    private Optional<Set<String>> ofSystem(JsonNode include) {
        Set<String> listed = new LinkedHashSet<>();
        include.path("concept")
                .forEach(concept -> listed.add(concept.path("code").asText()));
        if (!listed.isEmpty()) {
            return Optional.of(listed);
        }
        CodeSystem system = codeSystems.get(include.path("system").asText());
        if (system == null) {
            return Optional.empty();
        }
        Set<String> codes = new LinkedHashSet<>(system.ancestors().keySet());
        for (JsonNode filter : include.path("filter")) {
            String value = filter.path("value").asText();
            boolean concept = filter.path("property").asText().equals("concept");
            boolean self = filter.path("op").asText().equals("is-a");
            if (!concept || !(self || filter.path("op").asText().equals("descendent-of"))) {
                return Optional.empty();
            }
            codes.removeIf(code -> !(self && code.equals(value))
                    && !system.ancestors().getOrDefault(code, Set.of()).contains(value));
        }
        return Optional.of(codes);
    }
}
