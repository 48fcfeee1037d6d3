package dev.tarn.inmemory.repository.validation;

import dev.tarn.domain.r4.ElementDefinition;
import dev.tarn.inmemory.ndjson.ResourceOutline;
import dev.tarn.inmemory.repository.validation.fhirpath.Evaluation;
import dev.tarn.inmemory.repository.validation.fhirpath.MemberIndex;
import dev.tarn.inmemory.repository.validation.schema.CodeTable;
import dev.tarn.inmemory.repository.validation.schema.MemberSchema;
import dev.tarn.inmemory.repository.validation.schema.Schemas;
import dev.tarn.inmemory.repository.validation.schema.TargetTypes;
import dev.tarn.inmemory.repository.validation.schema.TypeSchema;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One walk over a resource along the compiled types. Not thread-safe; meant to be reused, and then allocates nothing. */
final class ResourceWalk extends JsonScan {

    /** In levels of objects and arrays: each takes four calls of about 250 bytes, and a thread has a stack of 1 MB. */
    private static final int DEEPEST = 500;

    /** The position of id in the frame of a resource. */
    private static final int ID = 0;

    /** The position of meta in the frame of a resource: the elements of each resource begin with id and meta. */
    private static final int META = 2;

    private static final byte[] RESOURCE_TYPE = ascii("resourceType");

    private final Schemas schemas;
    private final ElementPath path = new ElementPath();
    private final IssueList issues = new IssueList();
    private final LocalReferences references = new LocalReferences();
    private final PrimitiveWalk primitives = new PrimitiveWalk(this, references);
    private final ObjectFrames frames = new ObjectFrames();

    /** The members of the resource that is validated: its profiles ask for them. */
    private final MemberIndex members = new MemberIndex();

    private final ObjectRules rules = new ObjectRules(this, frames);
    private final DataTypeRules ofDataTypes;

    /** Imports have many resources of one type, one after another. */
    private @Nullable TypeSchema lastResource;

    private String rootType = "";
    private int depth;
    private int containers;
    private ProfileCheck profiles = ClaimedProfiles.NONE;

    /** Takes the faults against profiles: {@link #issues}, or another list. */
    private IssueList ofProfiles = issues;

    /** The positions in the resource that ended last, which at the end is the one that is validated. */
    private int id;

    private int meta;

    /** What is checked when base R4 has been, as {@link ClaimedProfiles#check} does it. */
    @FunctionalInterface
    interface ProfileCheck {
        void check(byte[] json, int resource, int meta, IssueList issues);

        /**
         * Begins with another resource: the work for it, and for those in it, is counted together.
         *
         * @param members those of the resource, at its end
         */
        default void begin(MemberIndex members) {}

        /** Checks a resource that ends in the one that is validated: contained, or in a Bundle or a Parameters. */
        default void checkNested(byte[] json, int resource, int meta, IssueList issues) {}
    }

    ResourceWalk(Schemas schemas) {
        this.schemas = schemas;
        this.ofDataTypes = new DataTypeRules(this, frames, references, schemas);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** {@return the faults of the resource in this range, against base R4 and the profiles that it claims} */
    List<ValidationIssue> validate(byte[] json, int from, int to, ProfileCheck check) {
        return validate(json, from, to, check, issues);
    }

    /**
     * {@return the faults of the resource in this range against base R4}
     *
     * @param list takes those against the profiles that it claims, and that the rules take too much work
     */
    List<ValidationIssue> validate(byte[] json, int from, int to, ProfileCheck check, IssueList list) {
        profiles = check;
        ofProfiles = list;
        members.begin();
        profiles.begin(members);
        begin(json, to);
        path.begin();
        issues.begin();
        references.begin();
        frames.begin();
        rules.begin(json);
        rootType = "Resource";
        depth = 0;
        containers = 0;
        id = 0;
        meta = 0;
        try {
            int brace = skipWhitespace(from);
            if (at(brace) != '{') {
                throw malformed(brace, "a resource, which is an object");
            }
            int end = skipWhitespace(resource(brace, false));
            if (end < to) {
                throw malformed(end, "the end of the resource");
            }
            profiles.check(json, brace, meta, ofProfiles);
        } catch (MalformedJson e) {
            issues.add(
                    Code.INVALID,
                    "The JSON cannot be read at byte " + (e.position() - from) + ": expected is " + e.getMessage(),
                    location());
        } catch (Evaluation.TooCostly e) {
            ofProfiles.add(Code.TOO_COSTLY, "The rules of this resource take too much work to check", location());
        }
        return issues.all();
    }

    /** Tells what a reader needs of the resource that was validated last, in which there was no fault. */
    void outline(ResourceOutline outline) {
        if (!hasLongNumber()) {
            outline.set(rootType, id, meta);
        }
    }

    void fault(Code code, String diagnostics) {
        if (!issues.isFull()) {
            issues.add(code, diagnostics, location());
        }
    }

    /** Adds a fault of a member of the object in which the walk is. */
    void fault(Code code, String diagnostics, String member) {
        if (!issues.isFull()) {
            issues.add(code, diagnostics, location() + "." + member);
        }
    }

    private String location() {
        return path.describe(json(), rootType);
    }

    /** {@return the position behind the resource that begins here} */
    private int resource(int brace, boolean contained) {
        TypeSchema type = resourceType(brace);
        if (type == null) {
            meta = 0;
            return skip(brace, depth);
        }
        if (path.depth() == 0) {
            rootType = type.name();
        }
        if (contained) {
            int outer = references.enterContained(type);
            int end = object(type, "", null, brace, brace);
            references.leave(outer);
            nestedProfiles(brace);
            return end;
        }
        int outer = references.enterOther();
        int firstReference = references.references();
        int firstContained = references.contained();
        int end = object(type, "", null, brace, brace);
        references.end(firstReference, firstContained, rules);
        references.leave(outer);
        if (path.depth() > 0) {
            nestedProfiles(brace);
        }
        return end;
    }

    private void nestedProfiles(int brace) {
        if (meta > 0) {
            int first = ofProfiles.all().size();
            profiles.checkNested(json(), brace, meta, ofProfiles);
            if (ofProfiles.all().size() > first) {
                ofProfiles.relocate(first, location());
            }
        }
    }

    private @Nullable TypeSchema resourceType(int brace) {
        int name = skipWhitespace(brace + 1);
        int value = 0;
        while (at(name) != '}' && value == 0) {
            int nameEnd = stringEnd(name);
            int next = afterColon(nameEnd);
            if (isResourceType(name + 1, nameEnd - 1)) {
                value = next;
            } else {
                name = afterComma(skip(next, depth + 1), '}');
            }
        }
        if (value == 0 || at(value) != '"') {
            fault(Code.STRUCTURE, "The resource has no resourceType", "resourceType");
            return null;
        }
        int end = stringEnd(value);
        TypeSchema type = lastResource;
        if (type == null || !type.isNamed(json(), value + 1, end - 1)) {
            type = schemas.resource(json(), value + 1, end - 1);
            lastResource = type;
        }
        if (type == null) {
            fault(Code.STRUCTURE, "R4 has no resource type '" + text(value + 1, end - 1) + "'", "resourceType");
        }
        return type;
    }

    private boolean isResourceType(int from, int to) {
        return java.util.Arrays.equals(json(), from, to, RESOURCE_TYPE, 0, RESOURCE_TYPE.length);
    }

    String text(int from, int to) {
        return new String(json(), from, to - from, StandardCharsets.UTF_8);
    }

    /**
     * {@return the position behind the object that begins here, of a type that is in another}
     *
     * @param targets what the object may point to where it is a reference; null for any resource
     */
    private int object(TypeSchema type, String owner, @Nullable TargetTypes targets, int brace, int resource) {
        descend(brace);
        int frame = frames.push(type.slots());
        int previous = type.slots();
        int at = skipWhitespace(brace + 1);
        boolean typed = false;
        if (frame == 0) {
            members.begin(brace);
        }
        if (at(at) == '}') {
            fault(Code.STRUCTURE, "An object must not be empty");
        }
        while (at(at) != '}') {
            MemberSchema member = type.expectedAfter(previous);
            int nameEnd;
            int value;
            if (member != null && isAt(at, member.start())) {
                nameEnd = at + member.start().length() - 1;
                value = skipWhitespace(nameEnd + 1);
            } else {
                nameEnd = stringEnd(at);
                value = afterColon(nameEnd);
                member = type.member(json(), at + 1, nameEnd - 1);
                if (member != null) {
                    type.expect(previous, member);
                }
            }
            if (frame == 0) {
                members.add(at + 1, nameEnd - 1, value);
            }
            int end;
            if (member != null) {
                previous = member.slot();
                seen(type, frame, member, value);
                path.push(at + 1, nameEnd - 1);
                end = member(type, owner, member, value, frame, resource);
                path.pop();
            } else {
                typed = unknown(type, at + 1, nameEnd - 1, typed);
                end = skip(value, depth);
            }
            at = afterComma(end, '}');
        }
        rules.check(type, frame, brace, resource);
        ofDataTypes.check(type, targets, frame);
        if (type.isResource()) {
            id = frames.get(frame + ID);
            meta = frames.get(frame + META);
        }
        frames.pop(frame);
        depth--;
        return at + 1;
    }

    private void descend(int bracket) {
        if (++depth > DEEPEST) {
            throw malformed(bracket, "at most " + DEEPEST + " levels");
        }
    }

    /** {@return whether the resource type has been seen} */
    private boolean unknown(TypeSchema type, int from, int to, boolean typed) {
        boolean resourceType = type.isResource() && isResourceType(from, to);
        if (!resourceType) {
            fault(Code.STRUCTURE, "Unrecognised property '" + text(from, to) + "'", text(from, to));
        } else if (typed) {
            fault(Code.STRUCTURE, "The property 'resourceType' is there twice", "resourceType");
        }
        return typed || resourceType;
    }

    private void seen(TypeSchema type, int frame, MemberSchema member, int value) {
        int slot = frame + member.slot();
        if (frames.get(slot) != 0) {
            ElementDefinition element = type.elements().get(member.element());
            fault(
                    Code.STRUCTURE,
                    element.isChoice()
                            ? "Only one value of " + element.name() + " is permitted, and here is '" + member.name()
                                    + "' beside another"
                            : "The property '" + member.name() + "' is there twice",
                    member.name());
        }
        frames.set(slot, value);
        if (member.extension()) {
            frames.markExtension();
        }
    }

    private int member(TypeSchema type, String owner, MemberSchema member, int value, int frame, int resource) {
        boolean array = at(value) == '[';
        if (array != member.repeating()) {
            fault(
                    Code.STRUCTURE,
                    array
                            ? "The property '" + member.name() + "' must not be an array"
                            : "The property '" + member.name() + "' must be an array");
        }
        return array ? array(type, owner, member, value, frame, resource) : value(type, owner, member, value, resource);
    }

    private int array(TypeSchema type, String owner, MemberSchema member, int value, int frame, int resource) {
        descend(value);
        int at = skipWhitespace(value + 1);
        if (at(at) == ']') {
            fault(Code.STRUCTURE, "An array must not be empty");
        }
        int max = type.elements().get(member.element()).max();
        for (int index = 0; at(at) != ']'; index++) {
            path.index(index);
            if (index == max && member.repeating()) {
                fault(Code.STRUCTURE, "At most " + max + " values are permitted");
            }
            int end;
            if (at(at) == 'n' && (member.primitive() != null || member.extension())) {
                frames.markNull(frame + member.slot());
                end = scalarEnd(at);
            } else {
                end = value(type, owner, member, at, resource);
            }
            at = afterComma(end, ']');
        }
        path.index(-1);
        depth--;
        return at + 1;
    }

    private int value(TypeSchema type, String owner, MemberSchema member, int value, int resource) {
        if (member.primitive() != null) {
            return primitives.value(type, owner, member, value, depth, path.depth() > 1);
        }
        if (at(value) != '{') {
            fault(Code.STRUCTURE, "The property '" + member.name() + "' must be an object");
            return skip(value, depth);
        }
        if (member.anyResource()) {
            return nested(member, value);
        }
        int end = object(member.type().get(), type.name(), member.targets(), value, resource);
        CodeTable codes = member.codes();
        if (codes != null && !Codings.hasCode(json(), value, codes)) {
            fault(Code.CODE_INVALID, "A coding is required from " + codes.describe());
        }
        return end;
    }

    /** A resource in a resource: contained, or of its own in a Bundle or a Parameters. */
    private int nested(MemberSchema member, int brace) {
        if (!member.name().equals("contained")) {
            return resource(brace, false);
        }
        if (containers > 0) {
            fault(Code.INVARIANT, "dom-2: a contained resource must not contain others");
        }
        containers++;
        int end = resource(brace, true);
        containers--;
        rules.checkContained(meta);
        return end;
    }
}
