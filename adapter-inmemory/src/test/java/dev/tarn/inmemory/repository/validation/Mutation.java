package dev.tarn.inmemory.repository.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.r4.ElementDefinition;
import dev.tarn.domain.r4.ElementType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.TypeDefinition;
import dev.tarn.domain.r4.TypeDefinition.Member;
import java.util.Map;
import java.util.Optional;

/** A change of one member of a valid resource, of which R4's element table alone says whether it is a fault. */
enum Mutation {
    /** Removes a member: a fault where the element is required. */
    DROP {
        @Override
        Optional<Verdict> change(ObjectNode object, TypeDefinition type, String name, Member member) {
            object.remove(name);
            object.remove("_" + name);
            boolean required = member.element().min() > 0;
            return Optional.of(required || object.isEmpty() ? Verdict.FAULT : Verdict.HARMLESS);
        }
    },

    /** Adds another type of a choice, or else an extension where the type can have one. */
    ADD {
        @Override
        Optional<Verdict> change(ObjectNode object, TypeDefinition type, String name, Member member) {
            for (ElementType other : member.element().types()) {
                if (!other.equals(member.type())) {
                    object.set(member.element().member(other), object.get(name));
                    return Optional.of(Verdict.FAULT);
                }
            }
            if (type.member("extension").isEmpty() || object.has("extension")) {
                return Optional.empty();
            }
            object.putArray("extension")
                    .addObject()
                    .put("url", "http://example.org/x")
                    .put("valueBoolean", true);
            return Optional.of(Verdict.HARMLESS);
        }
    },

    /** Adds a member that no type has. */
    ADD_UNKNOWN {
        @Override
        Optional<Verdict> change(ObjectNode object, TypeDefinition type, String name, Member member) {
            object.put(name + "Unknown", true);
            return Optional.of(Verdict.FAULT);
        }
    },

    /** Makes the value another kind of JSON. */
    RETYPE {
        @Override
        Optional<Verdict> change(ObjectNode object, TypeDefinition type, String name, Member member) {
            JsonNode value = object.get(name);
            if (value.isArray()) {
                object.set(name, value.get(0));
            } else if (value.isTextual()) {
                object.put(name, 5);
            } else {
                object.put(name, value.isObject() ? "text" : value.asText());
            }
            return Optional.of(Verdict.FAULT);
        }
    },

    /** Adds a second value, or the last one once more. */
    OVERFILL {
        @Override
        Optional<Verdict> change(ObjectNode object, TypeDefinition type, String name, Member member) {
            JsonNode value = object.get(name);
            if (!value.isArray()) {
                object.putArray(name).add(value).add(value);
                return Optional.of(Verdict.FAULT);
            }
            ArrayNode values = (ArrayNode) value;
            values.add(values.get(values.size() - 1).deepCopy());
            return Optional.of(values.size() > member.element().max() ? Verdict.FAULT : Verdict.HARMLESS);
        }
    },

    /** Makes the value one that its primitive type, or the required binding, does not have. */
    RECODE {
        @Override
        Optional<Verdict> change(ObjectNode object, TypeDefinition type, String name, Member member) {
            ElementDefinition element = member.element();
            boolean bound = R4.constraints().bindings(type.name()).containsKey(element.name());
            String of = member.type().name();
            JsonNode wrong = of.equals("CodeableConcept") && bound ? OTHER_CONCEPT : WRONG.get(of);
            if (wrong == null) {
                return Optional.empty();
            }
            if (object.get(name) instanceof ArrayNode values) {
                values.set(0, wrong);
            } else {
                object.set(name, wrong);
            }
            return Optional.of(of.equals("code") && !bound ? Verdict.HARMLESS : Verdict.FAULT);
        }
    };

    /** What the element table says of the change. */
    enum Verdict {
        FAULT,
        /** No fault of structure or of values. Invariants, references and codings can be broken nevertheless. */
        HARMLESS
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final ObjectNode OTHER_CONCEPT = JSON.objectNode();

    static {
        OTHER_CONCEPT
                .putArray("coding")
                .addObject()
                .put("system", "http://example.org/x")
                .put("code", "unheard-of");
    }

    /** For each primitive type a value of the right kind of JSON that it does not have. */
    private static final Map<String, JsonNode> WRONG = Map.ofEntries(
            Map.entry("code", JSON.textNode("unheard-of")),
            Map.entry("string", JSON.textNode("")),
            Map.entry("markdown", JSON.textNode("")),
            Map.entry("id", JSON.textNode("under_score")),
            Map.entry("uri", JSON.textNode("a b")),
            Map.entry("url", JSON.textNode("a b")),
            Map.entry("canonical", JSON.textNode("a b")),
            Map.entry("oid", JSON.textNode("urn:oid:9")),
            Map.entry("uuid", JSON.textNode("urn:uuid:9")),
            Map.entry("base64Binary", JSON.textNode("abc")),
            Map.entry("date", JSON.textNode("2023-02-29")),
            Map.entry("dateTime", JSON.textNode("2024-01-01T25:00:00Z")),
            Map.entry("instant", JSON.textNode("2024-01-01")),
            Map.entry("time", JSON.textNode("12:60:00")),
            Map.entry("integer", JSON.numberNode(1L << 31)),
            Map.entry("positiveInt", JSON.numberNode(0)),
            Map.entry("unsignedInt", JSON.numberNode(-1)),
            Map.entry("xhtml", JSON.textNode("<p>no div</p>")));

    /**
     * Changes a member of an object.
     *
     * @return what the table says of it; empty where there is nothing of the kind to change
     */
    abstract Optional<Verdict> change(ObjectNode object, TypeDefinition type, String name, Member member);
}
