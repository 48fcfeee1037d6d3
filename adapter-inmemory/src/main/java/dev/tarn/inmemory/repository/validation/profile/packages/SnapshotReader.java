package dev.tarn.inmemory.repository.validation.profile.packages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.domain.r4.ElementDefinition;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.TypeDefinition;
import dev.tarn.inmemory.repository.validation.profile.definition.Canonical;
import dev.tarn.inmemory.repository.validation.profile.definition.Discriminator;
import dev.tarn.inmemory.repository.validation.profile.definition.ElementRule;
import dev.tarn.inmemory.repository.validation.profile.definition.FixedValue;
import dev.tarn.inmemory.repository.validation.profile.definition.Profile;
import dev.tarn.inmemory.repository.validation.profile.definition.ProfileInvariant;
import dev.tarn.inmemory.repository.validation.profile.definition.Slicing;
import dev.tarn.inmemory.repository.validation.profile.definition.TypeRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes the rules of a profile from the snapshot of its StructureDefinition. */
final class SnapshotReader {

    private static final String SYSTEM_TYPE = "http://hl7.org/fhirpath/System.";
    private static final int LONGEST_EXPRESSION = 4_000;

    private final Predicate<String> isEnumerable;
    private final List<String> unchecked;
    private String url = "";

    /**
     * Reads definitions of one package.
     *
     * @param isEnumerable whether the codes of a value set are known
     * @param unchecked receives what is passed over, with the reason
     */
    SnapshotReader(Predicate<String> isEnumerable, List<String> unchecked) {
        this.isEnumerable = isEnumerable;
        this.unchecked = unchecked;
    }

    /** @throws IllegalArgumentException where there is no snapshot, or one that makes no tree */
    Profile read(JsonNode definition) {
        url = definition.path("url").asText();
        SnapshotNode root = SnapshotNode.tree(definition.path("snapshot").path("element"));
        TypeDefinition type = R4.types().find(root.name()).orElse(null);
        List<String> types = List.of(root.name());
        ElementRule rule = new ElementRule(
                root.name(),
                "",
                0,
                ElementDefinition.UNBOUNDED,
                List.of(),
                null,
                "",
                invariants(root, new R4Element(null, null), types),
                children(root, type),
                null);
        return new Profile(url, definition.path("version").asText(), rule);
    }

    private List<ElementRule> children(SnapshotNode node, @Nullable TypeDefinition type) {
        List<ElementRule> rules = new ArrayList<>();
        for (SnapshotNode child : node.children()) {
            ElementRule rule = rule(child, R4Element.of(type, child.name()));
            if (!isEmpty(rule)) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private static boolean isEmpty(ElementRule rule) {
        return rule.min() == 0
                && rule.max() == ElementDefinition.UNBOUNDED
                && rule.types().isEmpty()
                && rule.value() == null
                && rule.valueSet().isEmpty()
                && rule.invariants().isEmpty()
                && rule.children().isEmpty()
                && rule.slicing() == null;
    }

    private ElementRule rule(SnapshotNode node, R4Element base) {
        JsonNode element = node.element();
        boolean slice = !node.slice().isEmpty();
        int min = element.path("min").asInt();
        String most = element.path("max").asText();
        int max = most.matches("\\d{1,9}") ? Integer.parseInt(most) : ElementDefinition.UNBOUNDED;
        List<TypeRule> types = types(element, base);
        List<String> codes = codes(element, base);
        TypeDefinition type = codes.size() == 1 ? R4.types().find(codes.get(0)).orElse(null) : null;
        ElementRule whole = new ElementRule(
                node.name(),
                node.slice(),
                !slice && min <= base.min() ? 0 : min,
                max >= base.max() ? ElementDefinition.UNBOUNDED : max,
                types,
                value(element),
                valueSet(element, base),
                invariants(node, base, codes),
                children(node, type),
                null);
        return whole.with(slicing(node, base, whole));
    }

    /** {@return the types that the values can have} */
    private static List<String> codes(JsonNode element, R4Element base) {
        List<String> codes = new ArrayList<>();
        for (JsonNode type : element.path("type")) {
            codes.add(type.path("code").asText());
        }
        boolean system = codes.stream().anyMatch(code -> code.startsWith(SYSTEM_TYPE));
        boolean known = !base.types().isEmpty() && (!base.isOpen() || codes.isEmpty());
        return known || system ? base.types() : codes;
    }

    private static List<TypeRule> types(JsonNode element, R4Element base) {
        List<TypeRule> rules = new ArrayList<>();
        boolean profiles = false;
        for (JsonNode type : element.path("type")) {
            String code = type.path("code").asText();
            List<String> urls = new ArrayList<>();
            for (JsonNode profile : type.path("profile")) {
                if (!profile.asText().equals(R4.DEFINITIONS + code)) {
                    urls.add(profile.asText());
                }
            }
            profiles |= !urls.isEmpty();
            rules.add(new TypeRule(code, urls));
        }
        boolean narrowed = base.isOpen()
                && !rules.isEmpty()
                && (rules.size() < base.types().size() || !rules.get(0).code().equals("Resource"))
                && !isAll(rules, base);
        return narrowed || profiles ? rules : List.of();
    }

    private static boolean isAll(List<TypeRule> rules, R4Element base) {
        return rules.stream().map(TypeRule::code).toList().containsAll(base.types());
    }

    private static @Nullable FixedValue value(JsonNode element) {
        for (Map.Entry<String, JsonNode> member : element.properties()) {
            if (member.getKey().matches("(fixed|pattern)[A-Z].*")) {
                return new FixedValue(
                        member.getValue().toString(), member.getKey().startsWith("fixed"));
            }
        }
        return null;
    }

    private String valueSet(JsonNode element, R4Element base) {
        String valueSet = required(element, base);
        return isEnumerable.test(valueSet) ? valueSet : "";
    }

    /** {@return the value set of a required binding that base R4 does not have; empty where there is none} */
    private static String required(JsonNode element, R4Element base) {
        JsonNode binding = element.path("binding");
        String valueSet = Canonical.url(binding.path("valueSet").asText());
        return binding.path("strength").asText().equals("required") && !base.isBoundTo(valueSet) ? valueSet : "";
    }

    /** {@return the rule that a coding has to be there, where it is not known which: a text alone is none} */
    private Optional<ProfileInvariant> anyCoding(JsonNode element, R4Element base, List<String> codes) {
        String valueSet = required(element, base);
        boolean unknown = !valueSet.isEmpty() && !isEnumerable.test(valueSet);
        return unknown && codes.equals(List.of("CodeableConcept"))
                ? Optional.of(new ProfileInvariant(
                        "binding",
                        "coding.where(system.exists() and code.exists()).exists()",
                        "a coding with a system and a code is required from the value set " + valueSet))
                : Optional.empty();
    }

    private List<ProfileInvariant> invariants(SnapshotNode node, R4Element base, List<String> codes) {
        Set<String> ofBase = base.invariants(codes);
        List<ProfileInvariant> invariants = new ArrayList<>();
        anyCoding(node.element(), base, codes).ifPresent(invariants::add);
        for (JsonNode constraint : node.element().path("constraint")) {
            String key = constraint.path("key").asText();
            String expression = oneLine(constraint.path("expression").asText());
            boolean error = constraint.path("severity").asText().equals("error");
            if (!error || ofBase.contains(key) || expression.isEmpty()) {
                continue;
            }
            if (expression.length() > LONGEST_EXPRESSION) {
                unchecked.add(url + ": invariant " + key + ", whose expression has more than " + LONGEST_EXPRESSION
                        + " characters");
            } else {
                invariants.add(new ProfileInvariant(
                        key, expression, oneLine(constraint.path("human").asText())));
            }
        }
        return invariants;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*[\\t\\n\\r]\\s*", " ").strip();
    }

    private @Nullable Slicing slicing(SnapshotNode node, R4Element base, ElementRule whole) {
        JsonNode slicing = node.element().path("slicing");
        List<Discriminator> discriminators = new ArrayList<>();
        for (JsonNode discriminator : slicing.path("discriminator")) {
            discriminators.add(new Discriminator(
                    discriminator.path("type").asText(),
                    discriminator.path("path").asText()));
        }
        if (discriminators.isEmpty() && node.name().endsWith("[x]")) {
            discriminators.add(new Discriminator("type", "$this"));
        } else if (discriminators.isEmpty() && node.name().matches("extension|modifierExtension")) {
            discriminators.add(new Discriminator("value", "url"));
        }
        boolean closed = slicing.path("rules").asText().equals("closed");
        List<ElementRule> slices = new ArrayList<>();
        for (SnapshotNode slice : node.slices()) {
            ElementRule rule = rule(slice, base).without(whole);
            if (slice.slice().contains("/")) {
                unchecked.add(url + ": the slice " + slice.slice() + " of a slice");
            } else if (closed || !isEmpty(rule)) {
                slices.add(rule);
            }
        }
        if (discriminators.isEmpty() && !slices.isEmpty()) {
            unchecked.add(
                    url + ": the slices of " + node.element().path("path").asText() + ", which has no discriminator");
        }
        return discriminators.isEmpty() || slices.isEmpty() ? null : new Slicing(discriminators, closed, slices);
    }
}
