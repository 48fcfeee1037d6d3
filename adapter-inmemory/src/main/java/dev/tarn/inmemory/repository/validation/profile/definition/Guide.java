package dev.tarn.inmemory.repository.validation.profile.definition;

import java.util.List;
import java.util.Map;

/**
 * One version of an implementation guide. Immutable and thread-safe.
 *
 * @param id the name of its FHIR package: {@code hl7.fhir.us.core}
 * @param dependencies versions of other packages, by their names
 * @param profiles by their URLs; extensions are among them
 * @param valueSets the codes by system, of each value set that a required binding names, by its URL
 * @param unchecked what the guide demands and the validator does not check, each with the reason
 */
public record Guide(
        String id,
        String version,
        Map<String, String> dependencies,
        Map<String, Profile> profiles,
        Map<String, Map<String, List<String>>> valueSets,
        List<String> unchecked) {

    private static final String US_REALM = "hl7.fhir.us.";

    public Guide {
        dependencies = Map.copyOf(dependencies);
        profiles = Map.copyOf(profiles);
        valueSets = Map.copyOf(valueSets);
        unchecked = List.copyOf(unchecked);
    }

    /** {@return the name as HealthLake spells it: {@code us-core-3.1.1}, {@code carin-bb-2.0.0}} */
    public String name() {
        return name(id, version);
    }

    /** {@return the name of a version of a package as HealthLake spells it} */
    public static String name(String id, String version) {
        String name = id.startsWith(US_REALM) ? id.substring(US_REALM.length()) : id;
        return (name.equals("core") ? "us-core" : name) + "-" + version;
    }
}
