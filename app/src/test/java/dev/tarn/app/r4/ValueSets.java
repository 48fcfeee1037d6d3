package dev.tarn.app.r4;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** The published value sets that R4's required bindings name: whole code systems, or lists of codes; none has a filter. */
final class ValueSets {

    private final Map<String, Element> valueSets = new HashMap<>();
    private final Map<String, Element> codeSystems = new HashMap<>();

    private ValueSets() {}

    static ValueSets published() throws IOException {
        ValueSets found = new ValueSets();
        for (String bundle : List.of("valuesets", "v3-codesystems")) {
            for (Element valueSet : PublishedR4.definitions(bundle, "ValueSet")) {
                found.valueSets.put(StructureDefinitions.last(PublishedR4.value(valueSet, "url")), valueSet);
            }
            for (Element codeSystem : PublishedR4.definitions(bundle, "CodeSystem")) {
                found.codeSystems.put(PublishedR4.value(codeSystem, "url"), codeSystem);
            }
        }
        return found;
    }

    /** {@return whether all codes are known: not those of mime types, currencies and units} */
    boolean isEnumerable(String name) {
        return valueSets.containsKey(name) && codes(name).values().stream().noneMatch(List::isEmpty);
    }

    /** {@return the codes by their systems} */
    Map<String, List<String>> codes(String name) {
        Map<String, List<String>> codes = new TreeMap<>();
        for (Element compose : PublishedR4.children(valueSets.get(name), "compose")) {
            for (Element include : PublishedR4.children(compose, "include")) {
                String system = PublishedR4.value(include, "system");
                List<String> ofSystem = codes.computeIfAbsent(system, s -> new ArrayList<>());
                Element codeSystem = codeSystems.get(system);
                if (!PublishedR4.children(include, "concept").isEmpty()) {
                    addConcepts(include, ofSystem);
                } else if (codeSystem != null) {
                    addConcepts(codeSystem, ofSystem);
                }
            }
        }
        return codes;
    }

    private static void addConcepts(Element parent, List<String> codes) {
        for (Element concept : PublishedR4.children(parent, "concept")) {
            codes.add(PublishedR4.value(concept, "code"));
            addConcepts(concept, codes);
        }
    }
}
