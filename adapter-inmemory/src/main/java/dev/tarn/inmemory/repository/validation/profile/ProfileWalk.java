package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.IssueList;
import dev.tarn.inmemory.repository.validation.fhirpath.Evaluation;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.fhirpath.MemberIndex;
import dev.tarn.inmemory.repository.validation.profile.CompiledRule.CompiledSlice;
import dev.tarn.inmemory.repository.validation.profile.CompiledRule.CompiledSlicing;
import dev.tarn.inmemory.repository.validation.profile.CompiledRule.Member;
import dev.tarn.inmemory.repository.validation.profile.CompiledRule.PermittedType;
import dev.tarn.inmemory.repository.validation.schema.CompiledInvariant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One walk over a resource along the rules of a profile. Not thread-safe; meant to be reused. */
final class ProfileWalk {

    /** In values inside each other; a resource has 500 levels of JSON at most, and a profile of a type adds one. */
    private static final int DEEPEST = 1_000;

    private static final String ANY_RESOURCE = "Resource";
    private static final int[] NO_POSITIONS = {};

    private final Evaluation evaluation = new Evaluation();
    private final ProfileFaults faults = new ProfileFaults();
    private byte[] json = {};
    private int resource;
    private int depth;

    /**
     * Begins with another resource; what its profiles cost, and those of the resources in it, is counted together.
     *
     * @param members those of the resource, once it has been walked over
     */
    void begin(MemberIndex members) {
        evaluation.begin(members);
    }

    /**
     * Adds the faults of a resource against a profile.
     *
     * @param text JSON that is known to be well-formed
     * @param brace where the resource begins
     * @throws Evaluation.TooCostly where the rules take too much work
     */
    void check(byte[] text, int brace, CompiledProfile profile, IssueList issues) {
        json = text;
        evaluation.resume(text);
        resource = brace;
        evaluation.focus(brace, NO_POSITIONS, 0, brace);
        depth = 0;
        faults.begin(json, profile, issues);
        value(profile.root(), brace, profile.type());
    }

    /** {@return whether a value conforms to one of the profiles; true where one of them is unknown} */
    boolean conforms(List<ProfileReference> profiles, int value) {
        for (int i = 0; i < profiles.size(); i++) {
            Optional<CompiledProfile> profile = profiles.get(i).get();
            if (profile.isEmpty() || faults.findsNone(() -> apply(profile.get(), value))) {
                return true;
            }
        }
        return false;
    }

    private void apply(CompiledProfile profile, int value) {
        String url = faults.profile(profile.url());
        value(profile.root(), value, profile.type());
        faults.profile(url);
    }

    private void value(CompiledRule rule, int value, String type) {
        evaluation.step(1);
        if (++depth > DEEPEST) {
            throw new Evaluation.TooCostly();
        }
        if (!rule.types().isEmpty()) {
            type(rule, value, type);
        }
        JsonPattern pattern = rule.value();
        if (pattern != null) {
            evaluation.step(JsonBytes.end(json, value) - value);
            if (!pattern.matches(json, value)) {
                faults.value(rule, value);
            }
        }
        if (rule.codes() != null && !RequiredCodes.has(json, value, rule.codes())) {
            faults.code(rule, rule.codes(), value);
        }
        List<CompiledInvariant> invariants = rule.invariants();
        for (int i = 0; i < invariants.size(); i++) {
            evaluation.focus(value, NO_POSITIONS, 0, resource);
            if (!invariants.get(i).expression().holds(evaluation)) {
                faults.invariant(invariants.get(i).invariant());
            }
        }
        if (!rule.children().isEmpty() && json[value] == '{') {
            children(rule, value);
        }
        depth--;
    }

    private void type(CompiledRule rule, int value, String memberType) {
        String type = memberType.equals(ANY_RESOURCE) ? JsonMembers.resourceType(json, value) : memberType;
        if (type.isEmpty()) {
            return;
        }
        List<PermittedType> types = rule.types();
        for (int i = 0; i < types.size(); i++) {
            List<ProfileReference> profiles = types.get(i).profiles();
            if (!types.get(i).code().equals(type)) {
                continue;
            }
            if (profiles.size() == 1) {
                profiles.get(0).get().ifPresent(profile -> apply(profile, value));
            } else if (!profiles.isEmpty() && !conforms(profiles, value)) {
                faults.profiles(rule, profiles);
            }
            return;
        }
        faults.type(rule, type);
    }

    private void children(CompiledRule rule, int brace) {
        int count = rule.children().size();
        int[] positions = new int[2 * count];
        Member[] members = new Member[count];
        MemberIndex found = evaluation.members(brace);
        for (int i = 0; i < found.count(); i++) {
            int value = found.value(i);
            Member member = rule.members().find(json, found.name(i), found.nameEnd(i));
            if (member != null) {
                int slot = 2 * member.child() + (member.extension() ? 1 : 0);
                positions[slot] = positions[slot] == 0 ? value : positions[slot];
                if (!member.extension() || members[member.child()] == null) {
                    members[member.child()] = member;
                }
            }
        }
        evaluation.step(count + found.count());
        for (int i = 0; i < count; i++) {
            element(rule.children().get(i), positions[2 * i], positions[2 * i + 1], members[i]);
        }
    }

    /** Checks the values of an element: that of its member, and that of {@code _name} with ids and extensions. */
    private void element(CompiledRule rule, int value, int extension, @Nullable Member member) {
        faults.count(rule, Math.max(JsonMembers.values(json, value), JsonMembers.values(json, extension)));
        CompiledSlicing slicing = rule.slicing();
        if (member != null && (slicing != null || rule.hasValueRules())) {
            values(rule, member, value, extension);
        } else if (slicing != null) {
            counts(slicing, new int[slicing.slices().size()]);
        }
    }

    private void values(CompiledRule rule, Member member, int value, int extension) {
        CompiledSlicing slicing = rule.slicing();
        int[] counts = new int[slicing == null ? 0 : slicing.slices().size()];
        boolean array = value != 0 && json[value] == '[';
        int at = array ? JsonBytes.skipWhitespace(json, value + 1) : value;
        for (int index = 0; at != 0 && json[at] != ']'; index++) {
            int length = faults.enter(member.name(), array ? index : -1);
            if (json[at] != 'n') {
                value(rule, at, member.type());
                slice(rule, at, member.type(), counts);
            }
            faults.leave(length);
            at = array ? JsonMembers.next(json, at) : 0;
        }
        if (!rule.children().isEmpty() && !array && (value == 0 || json[value] != '{')) {
            int length = faults.enter(member.name(), -1);
            ofPrimitive(rule, extension);
            faults.leave(length);
        }
        if (slicing != null) {
            counts(slicing, counts);
        }
    }

    /** Checks the extensions of a primitive value, which are in another member. */
    private void ofPrimitive(CompiledRule rule, int extension) {
        if (extension != 0 && json[extension] == '{') {
            children(rule, extension);
            return;
        }
        for (CompiledRule child : rule.children()) {
            faults.count(child, 0);
        }
    }

    private void slice(CompiledRule rule, int value, String type, int[] counts) {
        CompiledSlicing slicing = rule.slicing();
        if (slicing == null) {
            return;
        }
        List<CompiledSlice> slices = slicing.slices();
        for (int i = 0; i < slices.size(); i++) {
            if (isIn(slices.get(i), value, type)) {
                counts[i]++;
                value(slices.get(i).rule(), value, type);
                return;
            }
        }
        if (slicing.closed()) {
            faults.outside(rule, slices);
        }
    }

    private boolean isIn(CompiledSlice slice, int value, String type) {
        List<SliceCondition> conditions = slice.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            evaluation.step(4 + (JsonBytes.end(json, value) - value) / 16);
            if (!conditions.get(i).holds(this, json, value, type)) {
                return false;
            }
        }
        return true;
    }

    private void counts(CompiledSlicing slicing, int[] counts) {
        for (int i = 0; i < counts.length; i++) {
            faults.count(slicing.slices().get(i).rule(), counts[i]);
        }
    }
}
