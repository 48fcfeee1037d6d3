package dev.tarn.inmemory.repository.validation.schema;

import dev.tarn.domain.r4.Constraints;
import dev.tarn.domain.r4.ElementDefinition;
import dev.tarn.domain.r4.ElementType;
import dev.tarn.domain.r4.Invariant;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.TypeDefinition;
import dev.tarn.inmemory.repository.validation.fhirpath.Expression;
import dev.tarn.inmemory.repository.validation.fhirpath.FhirPathCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The types of R4, compiled when first asked for. Thread-safe. */
public final class Schemas {

    /** The type whose objects stand for a resource of any type. */
    static final String ANY_RESOURCE = "Resource";

    private final Map<String, TypeSchema> types = new ConcurrentHashMap<>();
    private final Map<String, CodeTable> codes = new ConcurrentHashMap<>();

    /** {@return the type of this name, which R4 has} */
    TypeSchema type(String name) {
        TypeSchema known = types.get(name);
        if (known == null) {
            TypeDefinition definition =
                    R4.types().find(name).orElseThrow(() -> new IllegalArgumentException("R4 has no type " + name));
            known = compile(definition);
            types.put(name, known);
        }
        return known;
    }

    /** {@return the resource type of the name in this range; null where R4 has none} */
    public @Nullable TypeSchema resource(byte[] bytes, int from, int to) {
        String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        TypeSchema known = types.get(name);
        if (known != null) {
            return known.isResource() ? known : null;
        }
        return R4.types().findResource(name).isPresent() ? type(name) : null;
    }

    private TypeSchema compile(TypeDefinition definition) {
        Constraints constraints = R4.constraints();
        Map<String, String> bindings = constraints.bindings(definition.name());
        Map<String, MemberSchema> members = new HashMap<>();
        Set<Integer> coded = new HashSet<>();
        List<ElementDefinition> elements = definition.elements();
        for (int i = 0; i < elements.size(); i++) {
            ElementDefinition element = elements.get(i);
            if (element.max() > 0) {
                CodeTable table =
                        definition.name().equals("Money") && element.name().equals("currency")
                                ? currencies()
                                : table(bindings.get(element.name()));
                if (table != null && element.types().get(0).name().equals("code")) {
                    coded.add(i);
                }
                add(members, definition, i, element, table);
            }
        }
        return new TypeSchema(
                definition.name(),
                definition.kind() == TypeDefinition.Kind.RESOURCE,
                new NameTable<>(members),
                elements,
                coded,
                invariants(definition, constraints.invariants(definition.name())));
    }

    private void add(
            Map<String, MemberSchema> members,
            TypeDefinition owner,
            int index,
            ElementDefinition element,
            @Nullable CodeTable codes) {
        for (ElementType type : element.types()) {
            String name = element.member(type);
            PrimitiveKind primitive = PrimitiveKind.of(type.name());
            boolean repeating = element.isRepeating();
            TypeReference reference = new TypeReference(primitive == null ? type.name() : "Element", this);
            members.put(
                    name,
                    new MemberSchema(
                            name,
                            new MemberStart(name),
                            index,
                            false,
                            repeating,
                            primitive,
                            UriRule.of(owner.name(), owner.kind() == TypeDefinition.Kind.RESOURCE, name, primitive),
                            type.name().equals(ANY_RESOURCE),
                            codes,
                            TargetTypes.of(type),
                            reference));
            if (primitive != null && primitive != PrimitiveKind.XHTML) {
                String extension = "_" + name;
                members.put(extension, MemberSchema.ofExtensions(extension, index, repeating, reference));
            }
        }
    }

    private @Nullable CodeTable table(@Nullable String valueSet) {
        return valueSet == null
                ? null
                : codes.computeIfAbsent(
                        valueSet, name -> new CodeTable(name, R4.constraints().codes(name)));
    }

    /** ISO 4217, which R4 binds to and does not list. */
    private static CodeTable currencies() {
        List<String> currencies = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList();
        return new CodeTable("currencies", Map.of("urn:iso:std:iso:4217", currencies));
    }

    private static List<CompiledInvariant> invariants(TypeDefinition type, List<Invariant> invariants) {
        List<CompiledInvariant> compiled = new ArrayList<>();
        for (Invariant invariant : invariants) {
            Optional<Expression> expression = FhirPathCompiler.compile(type, invariant);
            expression.ifPresent(e -> compiled.add(new CompiledInvariant(invariant, e)));
        }
        return compiled;
    }
}
