package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.domain.r4.Invariant;
import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.IssueList;
import dev.tarn.inmemory.repository.validation.ShownValue;
import dev.tarn.inmemory.repository.validation.profile.CompiledRule.CompiledSlice;
import dev.tarn.inmemory.repository.validation.profile.CompiledRule.PermittedType;
import dev.tarn.inmemory.repository.validation.schema.CodeTable;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.util.List;
import java.util.stream.Collectors;

/** Words and places of the faults against a profile. They are made only while the list of issues takes more. */
final class ProfileFaults {

    private final StringBuilder path = new StringBuilder();
    private byte[] json = {};
    private IssueList issues = new IssueList();
    private String url = "";

    void begin(byte[] text, CompiledProfile profile, IssueList list) {
        json = text;
        issues = list;
        url = profile.url();
        path.setLength(0);
        path.append(profile.type());
    }

    /** Goes to a member, or to an element of its array. {@return what {@link #leave} takes} */
    int enter(String name, int index) {
        int length = path.length();
        path.append('.').append(name);
        if (index >= 0) {
            path.append('[').append(index).append(']');
        }
        return length;
    }

    void leave(int length) {
        path.setLength(length);
    }

    /** Sets the profile whose rules are checked. {@return the URL of the one before} */
    String profile(String now) {
        String before = url;
        url = now;
        return before;
    }

    /** {@return whether the check finds no fault; those that it finds are not reported} */
    boolean findsNone(Runnable check) {
        IssueList reported = issues;
        int length = path.length();
        String profile = url;
        issues = new IssueList();
        check.run();
        boolean none = issues.all().isEmpty();
        issues = reported;
        url = profile;
        path.setLength(length);
        return none;
    }

    /** Reports too few or too many values of an element, or in a slice. */
    void count(CompiledRule rule, int count) {
        if (issues.isFull()) {
            return;
        }
        if (count < rule.min()) {
            add(Code.REQUIRED, rule, "minimum required = " + rule.min() + ", but only found " + count, true);
        } else if (count > rule.max()) {
            add(Code.STRUCTURE, rule, "maximum allowed = " + rule.max() + ", but found " + count, true);
        }
    }

    void value(CompiledRule rule, int value) {
        if (issues.isFull()) {
            return;
        }
        String must = rule.fixed() ? "must be " : "must have all of ";
        add(Code.VALUE, rule, "the value is " + shown(value) + ", but " + must + rule.valueJson(), false);
    }

    void code(CompiledRule rule, CodeTable codes, int value) {
        if (issues.isFull()) {
            return;
        }
        add(
                Code.CODE_INVALID,
                rule,
                "the value is " + shown(value) + ", but a code is required from " + codes.describe(),
                false);
    }

    void type(CompiledRule rule, String type) {
        if (issues.isFull()) {
            return;
        }
        String permitted = rule.types().stream().map(PermittedType::code).collect(Collectors.joining(", "));
        add(Code.STRUCTURE, rule, "the type is " + type + ", but permitted is " + permitted, false);
    }

    void profiles(CompiledRule rule, List<ProfileReference> profiles) {
        if (issues.isFull()) {
            return;
        }
        String urls = profiles.stream().map(ProfileReference::url).collect(Collectors.joining(", "));
        add(Code.STRUCTURE, rule, "the value conforms to none of the profiles " + urls, false);
    }

    void outside(CompiledRule rule, List<CompiledSlice> slices) {
        if (issues.isFull()) {
            return;
        }
        String paths = slices.stream().map(slice -> slice.rule().path()).collect(Collectors.joining(", "));
        add(Code.STRUCTURE, rule, "the value is in none of the slices, and no others are permitted: " + paths, false);
    }

    void invariant(Invariant invariant) {
        if (issues.isFull()) {
            return;
        }
        issues.add(
                Code.INVARIANT,
                "Profile " + url + ", " + invariant.key() + ": " + invariant.explanation(),
                path.toString());
    }

    private void add(Code code, CompiledRule rule, String found, boolean ofMember) {
        String location = ofMember ? path + "." + rule.member() : path.toString();
        issues.add(code, "Profile " + url + ", Element '" + rule.path() + "': " + found, location);
    }

    private String shown(int value) {
        return ShownValue.of(json, value, JsonBytes.end(json, value));
    }
}
