package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.domain.r4.ElementDefinition;
import dev.tarn.domain.r4.ElementType;
import dev.tarn.domain.r4.Invariant;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.TypeDefinition;
import dev.tarn.inmemory.repository.validation.fhirpath.Expression;
import dev.tarn.inmemory.repository.validation.fhirpath.FhirPathCompiler;
import dev.tarn.inmemory.repository.validation.profile.CompiledRule.CompiledSlice;
import dev.tarn.inmemory.repository.validation.profile.CompiledRule.CompiledSlicing;
import dev.tarn.inmemory.repository.validation.profile.CompiledRule.Member;
import dev.tarn.inmemory.repository.validation.profile.CompiledRule.PermittedType;
import dev.tarn.inmemory.repository.validation.profile.definition.ElementRule;
import dev.tarn.inmemory.repository.validation.profile.definition.FixedValue;
import dev.tarn.inmemory.repository.validation.profile.definition.Guide;
import dev.tarn.inmemory.repository.validation.profile.definition.Profile;
import dev.tarn.inmemory.repository.validation.profile.definition.ProfileInvariant;
import dev.tarn.inmemory.repository.validation.profile.definition.Slicing;
import dev.tarn.inmemory.repository.validation.schema.CodeTable;
import dev.tarn.inmemory.repository.validation.schema.CompiledInvariant;
import dev.tarn.inmemory.repository.validation.schema.NameTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compiles the rules of a profile. Invariants and slicings that it does not support are passed over, and reported. */
final class RuleCompiler {

    private final Guide guide;
    private final ProfileSource source;
    private final Consumer<String> unchecked;
    private final TypeDefinition root;

    private RuleCompiler(Guide guide, ProfileSource source, Consumer<String> unchecked, TypeDefinition root) {
        this.guide = guide;
        this.source = source;
        this.unchecked = unchecked;
        this.root = root;
    }

    /**
     * {@return the profile, compiled; empty where it is of a type that R4 does not have}
     *
     * @param source finds the profiles of elements' types
     * @param unchecked receives a line for each thing that is not compiled, with the reason
     */
    static Optional<CompiledProfile> compile(
            Profile profile, Guide guide, ProfileSource source, Consumer<String> unchecked) {
        return R4.types().find(profile.type()).map(type -> {
            RuleCompiler compiler = new RuleCompiler(guide, source, unchecked, type);
            CompiledRule rule = compiler.rule(profile.root(), profile.type(), type);
            return new CompiledProfile(profile.url(), profile.type(), rule);
        });
    }

    /** @param type of the values; null where several are possible */
    private CompiledRule rule(ElementRule rule, String path, @Nullable TypeDefinition type) {
        Map<String, Member> members = new HashMap<>();
        List<CompiledRule> children = new ArrayList<>();
        for (ElementRule child : rule.children()) {
            Optional<ElementDefinition> element = Optional.ofNullable(type).flatMap(of -> of.element(child.name()));
            addMembers(members, children.size(), child.name(), element);
            children.add(rule(child, path + "." + child.name(), type(child, element)));
        }
        FixedValue value = rule.value();
        return new CompiledRule(
                path,
                rule.min(),
                rule.max(),
                rule.types().stream()
                        .map(permitted -> new PermittedType(
                                permitted.code(),
                                permitted.profiles().stream()
                                        .map(url -> new ProfileReference(url, guide, source))
                                        .toList()))
                        .toList(),
                value == null ? null : JsonPattern.of(value),
                value == null ? "" : value.json(),
                value != null && value.whole(),
                codes(rule),
                invariants(rule, path, type),
                List.copyOf(children),
                new NameTable<>(members),
                slicing(rule, path, type));
    }

    private static void addMembers(
            Map<String, Member> members, int child, String name, Optional<ElementDefinition> element) {
        if (element.isEmpty()) {
            members.put(name, new Member(name, child, false, ""));
            return;
        }
        for (ElementType type : element.get().types()) {
            String member = element.get().member(type);
            members.put(member, new Member(member, child, false, type.name()));
            members.put("_" + member, new Member(member, child, true, type.name()));
        }
    }

    private static @Nullable TypeDefinition type(ElementRule rule, Optional<ElementDefinition> element) {
        List<String> names = !rule.types().isEmpty()
                ? rule.types().stream().map(type -> type.code()).toList()
                : element.stream()
                        .flatMap(e -> e.types().stream().map(ElementType::name))
                        .toList();
        return names.size() == 1 ? R4.types().find(names.get(0)).orElse(null) : null;
    }

    private @Nullable CodeTable codes(ElementRule rule) {
        Map<String, List<String>> codes =
                rule.valueSet().isEmpty() ? Map.of() : guide.valueSets().getOrDefault(rule.valueSet(), Map.of());
        return codes.isEmpty() ? null : new CodeTable(rule.valueSet(), codes);
    }

    private List<CompiledInvariant> invariants(ElementRule rule, String path, @Nullable TypeDefinition type) {
        List<CompiledInvariant> compiled = new ArrayList<>();
        for (ProfileInvariant invariant : rule.invariants()) {
            Optional<Expression> expression = FhirPathCompiler.compile(type, root, invariant.expression());
            if (expression.isEmpty()) {
                unchecked.accept(path + ": invariant " + invariant.key() + ", " + invariant.expression());
            }
            expression.ifPresent(e -> compiled.add(new CompiledInvariant(
                    new Invariant(invariant.key(), ".", invariant.expression(), invariant.explanation()), e)));
        }
        return List.copyOf(compiled);
    }

    private @Nullable CompiledSlicing slicing(ElementRule rule, String path, @Nullable TypeDefinition type) {
        Slicing slicing = rule.slicing();
        if (slicing == null) {
            return null;
        }
        List<CompiledSlice> slices = new ArrayList<>();
        for (ElementRule slice : slicing.slices()) {
            TypeDefinition own = slice.types().size() == 1 ? type(slice, Optional.empty()) : type;
            CompiledRule compiled = rule(slice, path + ":" + slice.slice(), own);
            Optional<List<SliceCondition>> conditions =
                    new SliceConditions(slice, compiled).of(slicing.discriminators());
            if (conditions.isEmpty()) {
                unchecked.accept(path + ": slices by " + slicing.discriminators() + ", which slice " + slice.slice()
                        + " does not decide");
                return null;
            }
            slices.add(new CompiledSlice(compiled, conditions.get()));
        }
        return new CompiledSlicing(slicing.closed(), List.copyOf(slices));
    }
}
