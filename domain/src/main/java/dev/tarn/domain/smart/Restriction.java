package dev.tarn.domain.smart;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.search.QueryParameter;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which resources of one type are admitted. Immutable. Evaluated on a search index and on single resources, by the same
 * rules.
 */
public sealed interface Restriction {

    /** Admits all resources. */
    Restriction ALL = new All();

    /** Admits no resource. */
    Restriction NONE = new AnyOf(List.of());

    /** Admits all resources. */
    record All() implements Restriction {}

    /** Admits what one of these admits. */
    record AnyOf(List<Restriction> restrictions) implements Restriction {
        public AnyOf {
            restrictions = List.copyOf(restrictions);
        }
    }

    /** Admits what all of these admit. */
    record AllOf(List<Restriction> restrictions) implements Restriction {
        public AllOf {
            restrictions = List.copyOf(restrictions);
        }
    }

    /** Admits resources that match a search parameter: the filter of a scope. */
    record Filter(QueryParameter parameter) implements Restriction {}

    /** Admits these resources. */
    record Is(Set<ResourceAddress> addresses) implements Restriction {
        public Is {
            addresses = Set.copyOf(addresses);
        }
    }

    /** Admits resources that refer to one of these by one of the reference parameters. */
    record RefersTo(List<String> parameters, Set<ResourceAddress> targets) implements Restriction {
        public RefersTo {
            parameters = List.copyOf(parameters);
            targets = Set.copyOf(targets);
        }
    }

    /**
     * Admits a Provenance of which one {@code target}, and a Binary whose {@code securityContext}, is one of these patients
     * or belongs to one of them.
     */
    record TargetBelongsTo(Set<ResourceAddress> patients) implements Restriction {
        public TargetBelongsTo {
            patients = Set.copyOf(patients);
        }
    }

    /** {@return what one of these admits, simplified} */
    static Restriction anyOf(List<Restriction> restrictions) {
        List<Restriction> kept = restrictions.stream()
                .filter(each -> !each.equals(NONE))
                .distinct()
                .toList();
        return kept.contains(ALL) ? ALL : kept.size() == 1 ? kept.get(0) : new AnyOf(kept);
    }

    /** {@return what all of these admit, simplified} */
    static Restriction allOf(List<Restriction> restrictions) {
        List<Restriction> kept = restrictions.stream()
                .filter(each -> !each.equals(ALL))
                .distinct()
                .toList();
        return kept.contains(NONE) ? NONE : kept.isEmpty() ? ALL : kept.size() == 1 ? kept.get(0) : new AllOf(kept);
    }

    /**
     * {@return whether a resource is admitted}
     *
     * @param facts whether a {@link Filter}, {@link Is}, {@link RefersTo} or {@link TargetBelongsTo} admits the resource
     */
    static boolean admits(Restriction restriction, Predicate<Restriction> facts) {
        if (restriction instanceof All) {
            return true;
        }
        if (restriction instanceof AnyOf any) {
            return any.restrictions().stream().anyMatch(each -> admits(each, facts));
        }
        if (restriction instanceof AllOf all) {
            return all.restrictions().stream().allMatch(each -> admits(each, facts));
        }
        return facts.test(restriction);
    }
}
