package dev.tarn.domain.search.parser;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.r4.SearchParameterType;
import dev.tarn.domain.search.Criterion;
import dev.tarn.domain.search.Criterion.Chain;
import dev.tarn.domain.search.Criterion.OfType;
import dev.tarn.domain.search.Criterion.OnParameter;
import dev.tarn.domain.search.Criterion.ReverseChain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Parses a name and a value into a criterion: {@code code}, {@code code:modifier}, a chain {@code reference.name} or
 * {@code reference:Type.name}, a reverse chain {@code _has:Type:reference:name}, and chains of both.
 */
final class Criteria {

    private static final String HAS = "_has:";

    private final Values values;
    private final Limits limits;
    private final String value;

    /** What a chain found for the rest of a name on a type, since ways through several types meet again. */
    private final Map<OnType, Outcome> known = new HashMap<>();

    private Criteria(Values values, Limits limits, String value) {
        this.values = values;
        this.limits = limits;
        this.value = value;
    }

    private record OnType(String type, String name) {}

    /** @param size how many criteria it stands for, with those of all types of target */
    private record Sized(Criterion criterion, int size) {}

    private sealed interface Outcome {
        record Parsed(Sized sized) implements Outcome {}

        record Failed(Rejected rejected) implements Outcome {}
    }

    static Criterion parse(List<String> types, String name, String value, Values values, Limits limits) {
        long levels = name.chars().filter(c -> c == '.').count() + name.split(HAS, -1).length;
        if (levels > Limits.LEVELS) {
            throw Rejected.because("a chain has at most " + Limits.LEVELS + " levels, this one has " + levels);
        }
        Sized sized = new Criteria(values, limits, value).criterion(types, name);
        limits.countTargets(sized.size() - 1);
        return sized.criterion();
    }

    private Sized criterion(List<String> types, String name) {
        if (name.equals("_has")) {
            throw hasForm();
        }
        if (name.startsWith(HAS)) {
            return reverseChain(types, name.substring(HAS.length()));
        }
        int dot = name.indexOf('.');
        String head = dot < 0 ? name : name.substring(0, dot);
        int colon = head.indexOf(':');
        String code = colon < 0 ? head : head.substring(0, colon);
        String word = colon < 0 ? "" : head.substring(colon + 1);
        List<SearchParameter> parameters = Names.parameters(types, code);
        if (colon >= 0 && word.isEmpty()) {
            throw Rejected.because("nothing stands behind the colon of " + Texts.quote(head));
        }
        if (dot >= 0) {
            return chain(parameters, word, name.substring(dot + 1));
        }
        SearchParameter first = parameters.get(0);
        for (SearchParameter other : parameters) {
            if (other.type() != first.type() || !other.components().equals(first.components())) {
                throw Rejected.because(code + " has one type in " + first.resourceType() + " and another in "
                        + other.resourceType() + "; search them one by one");
            }
        }
        Qualifier qualifier = Qualifier.parse(first, word);
        return new Sized(new OnParameter(parameters, qualifier.modifier(), values.parse(first, qualifier, value)), 1);
    }

    private Sized chain(List<SearchParameter> references, String word, String rest) {
        Set<String> targets = new TreeSet<>();
        for (SearchParameter reference : references) {
            if (reference.type() != SearchParameterType.REFERENCE) {
                throw Rejected.because(reference.code() + " of " + reference.resourceType()
                        + " is no reference, so nothing " + "can be chained to it");
            }
            targets.addAll(reference.targets());
        }
        String code = references.get(0).code();
        if (!word.isEmpty()) {
            if (!targets.contains(word)) {
                throw Rejected.because(code + " cannot point to " + Texts.quote(word) + "; accepted: "
                        + Names.list(targets) + Texts.didYouMean(word, targets));
            }
            targets = Set.of(Names.type(word).name());
        }
        List<OfType> found = new ArrayList<>();
        int size = 1;
        Rejected reason = null;
        for (String target : targets) {
            ResourceType type = ResourceType.find(target).orElse(null);
            if (type == null) {
                continue;
            }
            Outcome outcome = onTarget(target, rest);
            if (outcome instanceof Outcome.Parsed parsed) {
                found.add(new OfType(type, parsed.sized().criterion()));
                size = (int)
                        Math.min(Integer.MAX_VALUE, (long) size + parsed.sized().size());
            } else if (outcome instanceof Outcome.Failed failed && (reason == null || reason.isUnknown())) {
                reason = failed.rejected();
            }
        }
        if (found.isEmpty()) {
            throw noTarget(code, targets, rest, reason);
        }
        return new Sized(new Chain(references, found), size);
    }

    private Outcome onTarget(String type, String rest) {
        limits.countStep();
        OnType key = new OnType(type, rest);
        Outcome outcome = known.get(key);
        if (outcome == null) {
            try {
                outcome = new Outcome.Parsed(criterion(List.of(type), rest));
            } catch (Rejected e) {
                if (e.isLimit()) {
                    throw e;
                }
                outcome = new Outcome.Failed(e);
            }
            known.put(key, outcome);
        }
        return outcome;
    }

    private static Rejected noTarget(String code, Collection<String> targets, String rest, @Nullable Rejected reason) {
        if (reason != null && (targets.size() == 1 || !reason.isUnknown())) {
            return Rejected.because(reason.reason());
        }
        return Rejected.because("no type that " + code + " points to has a search parameter " + Texts.quote(rest)
                + "; it points to " + Names.list(targets));
    }

    private Sized reverseChain(List<String> types, String text) {
        int first = text.indexOf(':');
        int second = first < 0 ? -1 : text.indexOf(':', first + 1);
        if (second < 0 || second == text.length() - 1) {
            throw hasForm();
        }
        ResourceType referrer = Names.type(text.substring(0, first));
        String code = text.substring(first + 1, second);
        SearchParameter reference =
                Names.reference(referrer.name(), code, code + " of " + referrer, "_has cannot follow it");
        if (types.stream().noneMatch(reference.targets()::contains)) {
            throw Rejected.because(reference.code() + " of " + referrer + " cannot point to " + Names.list(types)
                    + "; it points to " + Names.list(reference.targets()));
        }
        Outcome outcome = onTarget(referrer.name(), text.substring(second + 1));
        if (outcome instanceof Outcome.Parsed parsed) {
            OfType onReferrer = new OfType(referrer, parsed.sized().criterion());
            return new Sized(
                    new ReverseChain(reference, onReferrer), parsed.sized().size() + 1);
        }
        throw Rejected.because(((Outcome.Failed) outcome).rejected().reason());
    }

    private static Rejected hasForm() {
        return Rejected.because(
                "_has is followed by a type, a reference and a parameter, as in _has:Observation:patient:code");
    }
}
