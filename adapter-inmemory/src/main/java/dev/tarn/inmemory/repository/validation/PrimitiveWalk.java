package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.repository.validation.format.NarrativeFormat;
import dev.tarn.inmemory.repository.validation.format.PrimitiveFormat;
import dev.tarn.inmemory.repository.validation.format.UriFormat;
import dev.tarn.inmemory.repository.validation.schema.CodeTable;
import dev.tarn.inmemory.repository.validation.schema.MemberSchema;
import dev.tarn.inmemory.repository.validation.schema.PrimitiveKind;
import dev.tarn.inmemory.repository.validation.schema.TypeSchema;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.util.Set;

/** The values of primitive elements. */
final class PrimitiveWalk {

    /** The resource types whose {@code url} is a link, and not what others refer to them by. */
    private static final Set<String> NOT_CANONICAL = Set.of("Contract", "Device", "DeviceDefinition");

    private final ResourceWalk walk;
    private final LocalReferences references;
    private final UnescapedText unescaped = new UnescapedText();
    private final NarrativeFormat narrative = new NarrativeFormat();

    PrimitiveWalk(ResourceWalk walk, LocalReferences references) {
        this.walk = walk;
        this.references = references;
    }

    /** {@return the position behind the value} */
    int value(TypeSchema type, String owner, MemberSchema member, int value, int depth, boolean nested) {
        PrimitiveKind kind = java.util.Objects.requireNonNull(member.primitive());
        byte first = walk.at(value);
        boolean string = kind != PrimitiveKind.BOOLEAN && !kind.isNumber();
        boolean right = string
                ? first == '"'
                : kind == PrimitiveKind.BOOLEAN
                        ? first == 't' || first == 'f'
                        : first == '-' || (first >= '0' && first <= '9');
        if (!right) {
            int end = walk.skip(value, depth);
            walk.fault(
                    Code.STRUCTURE,
                    "The value of '" + member.name() + "' must be a JSON "
                            + (string ? "string" : kind == PrimitiveKind.BOOLEAN ? "boolean" : "number") + ", not "
                            + ShownValue.of(walk.json(), value, end));
            return end;
        }
        if (!string) {
            int end = walk.scalarEnd(value);
            check(type, owner, member, kind, walk.json(), value, end);
            return end;
        }
        int end = walk.stringEnd(value);
        byte[] json = walk.json();
        if (walk.hasEscapes()) {
            unescaped.read(json, value + 1, end - 1);
            check(type, owner, member, kind, unescaped.bytes(), 0, unescaped.length());
            note(type, member, kind, unescaped.bytes(), 0, unescaped.length(), nested);
        } else {
            check(type, owner, member, kind, json, value + 1, end - 1);
            note(type, member, kind, json, value + 1, end - 1, nested);
        }
        return end;
    }

    private void check(
            TypeSchema type, String owner, MemberSchema member, PrimitiveKind kind, byte[] bytes, int from, int to) {
        if (kind == PrimitiveKind.XHTML) {
            String fault = narrative.fault(bytes, from, to);
            if (fault != null) {
                walk.fault(Code.INVARIANT, fault);
            }
            return;
        }
        if (!PrimitiveFormat.isValid(kind, bytes, from, to)) {
            walk.fault(
                    Code.VALUE,
                    "The value '" + ShownValue.of(bytes, from, to) + "' of '" + member.name()
                            + "' is not valid for the type " + kind.typeName() + ", which takes "
                            + PrimitiveFormat.describe(kind));
            return;
        }
        CodeTable codes = member.codes();
        if (codes != null && !codes.has(bytes, from, to)) {
            walk.fault(
                    Code.CODE_INVALID,
                    "The code '" + ShownValue.of(bytes, from, to) + "' is not in the " + codes.describe());
        }
        if (mustBeAbsolute(type, owner, member, kind, bytes[from] == '#')
                && !(isIdentifying(type)
                        ? UriFormat.hasScheme(bytes, from, to)
                        : UriFormat.isAbsolute(bytes, from, to))) {
            walk.fault(
                    Code.VALUE,
                    "The value '" + ShownValue.of(bytes, from, to) + "' of '" + member.name()
                            + "' must be an absolute URI, as http://example.org/id");
        }
    }

    private static boolean mustBeAbsolute(
            TypeSchema type, String owner, MemberSchema member, PrimitiveKind kind, boolean fragment) {
        if (kind == PrimitiveKind.CANONICAL) {
            return !fragment;
        }
        if (kind != PrimitiveKind.URI) {
            return false;
        }
        return switch (member.name()) {
            case "system" ->
                !type.name().equals("Quantity") && !(type.name().equals("Coding") && owner.equals("CodeableConcept"));
            case "url" ->
                type.isResource()
                        ? !NOT_CANONICAL.contains(type.name())
                        : type.name().equals("Extension") && !owner.equals("Extension");
            default -> false;
        };
    }

    /** {@return whether the system is a name and no more} */
    private static boolean isIdentifying(TypeSchema type) {
        return type.name().equals("Coding") || type.name().equals("Identifier");
    }

    /** Notes ids of contained resources, and URIs that may refer to them. */
    private void note(
            TypeSchema type, MemberSchema member, PrimitiveKind kind, byte[] bytes, int from, int to, boolean nested) {
        if (kind.canBeLocal() && from < to && bytes[from] == '#') {
            references.addUri(bytes, from, to);
        } else if (nested
                && kind == PrimitiveKind.ID
                && type.isResource()
                && member.name().equals("id")) {
            references.id(bytes, from, to);
        }
    }
}
