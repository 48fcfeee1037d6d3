package dev.tarn.domain.r4;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The compartments of R4: which resources belong to a patient, an encounter, a device and so on. */
public final class Compartments {

    private final Map<String, Map<String, List<String>>> byName;

    private Compartments(Map<String, Map<String, List<String>>> byName) {
        this.byName = byName;
    }

    static Compartments of(ModelFile file) {
        Map<String, Map<String, List<String>>> byName = new LinkedHashMap<>();
        for (String name : file.sections()) {
            Map<String, List<String>> types = new LinkedHashMap<>();
            for (String[] fields : file.lines(name)) {
                types.put(fields[0], List.of(fields[1].split(" ")));
            }
            byName.put(name, types);
        }
        return new Compartments(byName);
    }

    /** {@return the types that have a compartment: Device, Encounter, Patient, Practitioner, RelatedPerson} */
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /**
     * {@return the codes of the reference parameters of which one puts a resource of this type in the compartment; empty
     * where only the compartment's owner can be in it} The owner, {@code Patient/1} of its compartment, always is.
     */
    public List<String> parameters(String compartment, String resourceType) {
        return byName.getOrDefault(compartment, Map.of()).getOrDefault(resourceType, List.of());
    }

    /** {@return the types of which resources can be in the compartment, in alphabetical order, its owner's among them} */
    public SortedSet<String> types(String compartment) {
        SortedSet<String> types =
                new TreeSet<>(byName.getOrDefault(compartment, Map.of()).keySet());
        if (!types.isEmpty()) {
            types.add(compartment);
        }
        return types;
    }
}
