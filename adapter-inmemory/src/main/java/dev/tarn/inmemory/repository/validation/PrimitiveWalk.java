package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.repository.validation.format.NarrativeFormat;
import dev.tarn.inmemory.repository.validation.format.PrimitiveFormat;
import dev.tarn.inmemory.repository.validation.format.UriFormat;
import dev.tarn.inmemory.repository.validation.schema.CodeTable;
import dev.tarn.inmemory.repository.validation.schema.MemberSchema;
import dev.tarn.inmemory.repository.validation.schema.PrimitiveKind;
import dev.tarn.inmemory.repository.validation.schema.TypeSchema;
import dev.tarn.inmemory.repository.validation.schema.UriRule;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;

/** The values of primitive elements. */
final class PrimitiveWalk {

    private final ResourceWalk walk;
    private final LocalReferences references;
    private final StringText text = new StringText();
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
            check(owner, member, kind, walk.json(), value, end);
            return end;
        }
        int end = walk.stringEnd(value);
        text.read(walk.json(), value, end, walk.hasEscapes());
        check(owner, member, kind, text.bytes(), text.from(), text.to());
        note(type, member, kind, text.bytes(), text.from(), text.to(), nested);
        return end;
    }

    private void check(String owner, MemberSchema member, PrimitiveKind kind, byte[] bytes, int from, int to) {
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
        if (!isComplete(member.uriRule(), owner, bytes, from, to)) {
            walk.fault(
                    Code.VALUE,
                    "The value '" + ShownValue.of(bytes, from, to) + "' of '" + member.name()
                            + "' must be an absolute URI, as http://example.org/id");
        }
    }

    private static boolean isComplete(UriRule rule, String owner, byte[] bytes, int from, int to) {
        if (rule.isExempt(owner)) {
            return true;
        }
        if (rule.needsSchemeOnly()) {
            return UriFormat.hasScheme(bytes, from, to);
        }
        return (rule == UriRule.ABSOLUTE_OR_LOCAL && bytes[from] == '#') || UriFormat.isAbsolute(bytes, from, to);
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
