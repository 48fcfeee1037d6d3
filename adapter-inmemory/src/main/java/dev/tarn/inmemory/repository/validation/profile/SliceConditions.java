package dev.tarn.inmemory.repository.validation.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.profile.CompiledRule.PermittedType;
import dev.tarn.inmemory.repository.validation.profile.ElementSteps.Step;
import dev.tarn.inmemory.repository.validation.profile.definition.Canonical;
import dev.tarn.inmemory.repository.validation.profile.definition.Discriminator;
import dev.tarn.inmemory.repository.validation.profile.definition.ElementRule;
import dev.tarn.inmemory.repository.validation.profile.definition.FixedValue;
import dev.tarn.inmemory.repository.validation.profile.definition.Slicing;
import dev.tarn.inmemory.repository.validation.profile.definition.TypeRule;
import dev.tarn.inmemory.repository.validation.schema.CodeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the conditions of a slice: of the discriminators, and of what the slice demands at their paths. */
final class SliceConditions {

    private final ElementRule slice;
    private final CompiledRule compiled;

    SliceConditions(ElementRule slice, CompiledRule compiled) {
        this.slice = slice;
        this.compiled = compiled;
    }

    /** {@return a condition for each discriminator; empty where the slice does not decide one of them} */
    Optional<List<SliceCondition>> of(List<Discriminator> discriminators) {
        List<SliceCondition> conditions = new ArrayList<>();
        for (Discriminator discriminator : discriminators) {
            Optional<SliceCondition> condition =
                    ElementSteps.parse(discriminator.path()).flatMap(steps -> of(discriminator.type(), steps));
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(condition.get());
        }
        return conditions.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(conditions));
    }

    private Optional<SliceCondition> of(String type, ElementSteps steps) {
        return switch (type) {
            case "type" -> byType(steps);
            case "exists" -> byExistence(steps);
            case "profile" -> byProfile(steps);
            case "value", "pattern" ->
                byValue(steps)
                        .or(() -> byCode(steps))
                        .or(() -> byUrl(steps))
                        .or(() -> byExistence(steps))
                        .or(() -> byProfile(
                                new Position(slice, compiled),
                                ElementSteps.parse("").orElseThrow()));
            default -> Optional.empty();
        };
    }

    /** Where a path leads in the rules of the slice. */
    private record Position(ElementRule rule, CompiledRule compiled) {

        @Nullable
        Position child(Step step) {
            for (int i = 0; i < rule.children().size(); i++) {
                ElementRule child = rule.children().get(i);
                String name = child.name().replace("[x]", "");
                if (name.equals(step.name())) {
                    Position position = new Position(child, compiled.children().get(i));
                    return step.isExtension() ? position.extension(step.extension()) : position;
                }
            }
            return null;
        }

        private @Nullable Position extension(String url) {
            Slicing slicing = rule.slicing();
            var slices = compiled.slicing();
            for (int i = 0;
                    slicing != null && slices != null && i < slices.slices().size();
                    i++) {
                ElementRule slice = slicing.slices().get(i);
                if (slice.types().stream().anyMatch(type -> type.profiles().contains(url))) {
                    return new Position(slice, slices.slices().get(i).rule());
                }
            }
            return null;
        }
    }

    private @Nullable Position at(ElementSteps steps) {
        Position position = new Position(slice, compiled);
        for (Step step : steps.steps()) {
            position = position == null ? null : position.child(step);
        }
        return position;
    }

    /** A fixed value or a pattern: at the end of the path, or on the way to it. */
    private Optional<SliceCondition> byValue(ElementSteps steps) {
        Position position = new Position(slice, compiled);
        for (int i = 0; position != null; i++) {
            FixedValue value = position.rule().value();
            List<Step> rest = steps.steps().subList(i, steps.steps().size());
            JsonNode part = value == null ? null : part(JsonTree.parse(value.json()), rest);
            if (value != null && part != null) {
                JsonPattern pattern = JsonPattern.of(part, value.whole() && rest.isEmpty());
                ElementSteps way = steps.prefix(i);
                return Optional.of((walk, json, at, type) -> way.any(json, at, v -> pattern.matches(json, v)));
            }
            position = rest.isEmpty() ? null : position.child(rest.get(0));
        }
        return Optional.empty();
    }

    /** {@return what of a pattern is on the path; null for nothing} */
    private static @Nullable JsonNode part(JsonNode node, List<Step> steps) {
        if (steps.isEmpty()) {
            return node;
        }
        if (node.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : node) {
                JsonNode part = part(item, steps);
                if (part != null) {
                    items.add(part);
                }
            }
            return items.isEmpty() ? null : items;
        }
        JsonNode child = node.get(steps.get(0).name());
        JsonNode part = child == null ? null : part(child, steps.subList(1, steps.size()));
        if (part == null) {
            return null;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set(steps.get(0).name(), part);
        return object;
    }

    private Optional<SliceCondition> byCode(ElementSteps steps) {
        Position position = at(steps);
        CodeTable codes = position == null ? null : position.compiled().codes();
        return codes == null
                ? Optional.empty()
                : Optional.of((walk, json, at, type) -> steps.any(json, at, v -> RequiredCodes.has(json, v, codes)));
    }

    /** An extension: its URL is that of its profile. */
    private Optional<SliceCondition> byUrl(ElementSteps steps) {
        boolean url = steps.steps().size() == 1 && steps.steps().get(0).name().equals("url");
        List<String> urls = slice.types().stream()
                .flatMap(type -> type.profiles().stream())
                .map(Canonical::url)
                .toList();
        if (!url || urls.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of((walk, json, at, type) -> steps.any(json, at, v -> isOneOf(json, v, urls)));
    }

    private static boolean isOneOf(byte[] json, int value, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (json[value] == '"' && JsonMembers.isText(json, value, texts.get(i))) {
                return true;
            }
        }
        return false;
    }

    private Optional<SliceCondition> byExistence(ElementSteps steps) {
        Position position = at(steps);
        if (position == null || steps.isEmpty()) {
            return Optional.empty();
        }
        if (position.rule().min() > 0) {
            return Optional.of((walk, json, at, type) -> steps.any(json, at, v -> true));
        }
        return position.rule().max() == 0
                ? Optional.of((walk, json, at, type) -> !steps.any(json, at, v -> true))
                : Optional.empty();
    }

    private Optional<SliceCondition> byType(ElementSteps steps) {
        Position position = at(steps);
        List<String> codes = position == null
                ? List.of()
                : position.rule().types().stream().map(TypeRule::code).toList();
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        if (steps.isEmpty()) {
            return Optional.of((walk, json, at, type) ->
                    codes.contains(type) || codes.contains(JsonMembers.resourceType(json, at)));
        }
        List<ElementSteps> typed = codes.stream().map(steps::ofType).toList();
        return Optional.of((walk, json, at, type) ->
                steps.any(json, at, v -> codes.contains(JsonMembers.resourceType(json, v)))
                        || typed.stream().anyMatch(way -> way.any(json, at, v -> true)));
    }

    private Optional<SliceCondition> byProfile(ElementSteps steps) {
        Position position = at(steps);
        return position == null ? Optional.empty() : byProfile(position, steps);
    }

    private static Optional<SliceCondition> byProfile(Position position, ElementSteps steps) {
        List<ProfileReference> profiles = position.compiled().types().stream()
                .map(PermittedType::profiles)
                .flatMap(List::stream)
                .toList();
        return profiles.isEmpty()
                ? Optional.empty()
                : Optional.of((walk, json, at, type) -> steps.any(json, at, v -> walk.conforms(profiles, v)));
    }
}
