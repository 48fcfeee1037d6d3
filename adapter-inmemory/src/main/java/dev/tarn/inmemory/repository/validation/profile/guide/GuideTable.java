package dev.tarn.inmemory.repository.validation.profile.guide;

import dev.tarn.domain.r4.ElementDefinition;
import dev.tarn.inmemory.repository.validation.profile.definition.Discriminator;
import dev.tarn.inmemory.repository.validation.profile.definition.ElementRule;
import dev.tarn.inmemory.repository.validation.profile.definition.FixedValue;
import dev.tarn.inmemory.repository.validation.profile.definition.Guide;
import dev.tarn.inmemory.repository.validation.profile.definition.Profile;
import dev.tarn.inmemory.repository.validation.profile.definition.ProfileInvariant;
import dev.tarn.inmemory.repository.validation.profile.definition.Slicing;
import dev.tarn.inmemory.repository.validation.profile.definition.TypeRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table of a guide. Lines have fields between tabs; the first says what the line is:
 *
 * <pre>
 * G id version             the guide
 * D id version             a dependency
 * V url                    a value set; then C system code...   its codes of one system
 * P url version            a profile; then its rules, the root first
 * 0 Patient field...       a rule: its depth, name or name:slice; nXX minimum, xXX maximum,
 *                          tTYPE or tTYPE=profile profile type, f{} fixed value, p{} pattern, vURL required binding
 * ! key expression text    an invariant of the rule above
 * / open type:path...      the slicing of the rule above; its slices are rules one deeper
 * U text                   what is not validated
 * </pre>
 */
final class GuideTable {

    private final String[] lines;
    private int at;

    private GuideTable(String text) {
        this.lines = text.split("\n", -1);
    }

    static Guide read(String text) {
        return new GuideTable(text).guide();
    }

    private Guide guide() {
        String id = "";
        String version = "";
        Map<String, String> dependencies = new HashMap<>();
        Map<String, Profile> profiles = new HashMap<>();
        Map<String, Map<String, List<String>>> valueSets = new HashMap<>();
        Map<String, List<String>> codes = new LinkedHashMap<>();
        List<String> unchecked = new ArrayList<>();
        while (at < lines.length) {
            String[] fields = lines[at++].split("\t", -1);
            switch (fields[0]) {
                case "G" -> {
                    id = fields[1];
                    version = fields[2];
                }
                case "D" -> dependencies.put(fields[1], fields[2]);
                case "V" -> {
                    codes = new LinkedHashMap<>();
                    valueSets.put(fields[1], codes);
                }
                case "C" -> codes.put(fields[1], List.of(fields).subList(2, fields.length));
                case "P" -> profiles.put(fields[1], new Profile(fields[1], fields[2], rule()));
                case "U" -> unchecked.add(fields[1]);
                default -> {
                    // a comment, or the end
                }
            }
        }
        return new Guide(id, version, dependencies, profiles, valueSets, unchecked);
    }

    /** Reads a rule, and those below it. */
    private ElementRule rule() {
        String[] fields = lines[at++].split("\t", -1);
        int depth = Integer.parseInt(fields[0]);
        List<ProfileInvariant> invariants = new ArrayList<>();
        while (is("!")) {
            String[] invariant = lines[at++].split("\t", -1);
            invariants.add(new ProfileInvariant(invariant[1], invariant[2], invariant[3]));
        }
        @Nullable String[] slicing = is("/") ? lines[at++].split("\t", -1) : null;
        List<ElementRule> children = new ArrayList<>();
        List<ElementRule> slices = new ArrayList<>();
        while (depth() > depth) {
            ElementRule below = rule();
            (below.slice().isEmpty() ? children : slices).add(below);
        }
        return rule(fields, invariants, children, slicing == null ? null : slicing(slicing, slices));
    }

    private boolean is(String kind) {
        return at < lines.length && lines[at].startsWith(kind);
    }

    /** {@return the depth of the rule in the next line; -1 where there is none} */
    private int depth() {
        String line = at < lines.length ? lines[at] : "";
        return line.isEmpty() || !Character.isDigit(line.charAt(0))
                ? -1
                : Integer.parseInt(line.substring(0, line.indexOf('\t')));
    }

    private static Slicing slicing(String[] fields, List<ElementRule> slices) {
        List<Discriminator> discriminators = new ArrayList<>();
        for (String field : List.of(fields).subList(2, fields.length)) {
            String[] parts = field.split(":", 2);
            discriminators.add(new Discriminator(parts[0], parts[1]));
        }
        return new Slicing(discriminators, fields[1].equals("closed"), slices);
    }

    private static ElementRule rule(
            String[] fields, List<ProfileInvariant> invariants, List<ElementRule> children, @Nullable Slicing slicing) {
        int min = 0;
        int max = ElementDefinition.UNBOUNDED;
        List<TypeRule> types = new ArrayList<>();
        FixedValue value = null;
        String valueSet = "";
        for (String field : List.of(fields).subList(2, fields.length)) {
            String rest = field.substring(1);
            switch (field.charAt(0)) {
                case 'n' -> min = Integer.parseInt(rest);
                case 'x' -> max = Integer.parseInt(rest);
                case 't' -> types.add(type(rest));
                case 'f' -> value = new FixedValue(rest, true);
                case 'p' -> value = new FixedValue(rest, false);
                case 'v' -> valueSet = rest;
                default -> throw new IllegalStateException("A rule has the unknown field " + field);
            }
        }
        String[] name = fields[1].split(":", 2);
        String slice = name.length > 1 ? name[1] : "";
        return new ElementRule(name[0], slice, min, max, types, value, valueSet, invariants, children, slicing);
    }

    private static TypeRule type(String text) {
        String[] parts = text.split("=", 2);
        return new TypeRule(parts[0], parts.length > 1 ? List.of(parts[1].split(" ", -1)) : List.of());
    }
}
