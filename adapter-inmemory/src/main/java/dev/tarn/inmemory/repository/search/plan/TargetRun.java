package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.smart.Restriction;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.inmemory.repository.search.catchup.TypeSchema;
import dev.tarn.inmemory.repository.search.extract.ElementValue;
import dev.tarn.inmemory.repository.search.extract.SecurityContext;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.SearchSource;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Follows the {@code target} of a Provenance and the {@code securityContext} of a Binary to resources that belong to a
 * patient. Each of the two types is followed once, so that a circle of references ends. Not thread-safe.
 */
final class TargetRun {

    private final BiPredicate<Restriction, SearchSource.SourceRow> facts;
    private final Function<ResourceAddress, Optional<ResourceVersion>> reader;
    private final SearchView view;
    private final Set<ResourceType> followed = EnumSet.noneOf(ResourceType.class);

    /**
     * A run.
     *
     * @param facts whether a restriction of another kind admits a resource
     * @param reader reads the current version of a resource; empty for one that does not exist or is deleted
     */
    TargetRun(
            BiPredicate<Restriction, SearchSource.SourceRow> facts,
            Function<ResourceAddress, Optional<ResourceVersion>> reader,
            SearchView view) {
        this.facts = facts;
        this.reader = reader;
        this.view = view;
    }

    /** {@return whether a target of this version is one of the patients, or belongs to one of them} */
    boolean admits(ResourceVersion version, Set<ResourceAddress> patients) {
        ResourceType type = version.address().type();
        if (!followed.add(type)) {
            return false;
        }
        try {
            return targets(version).stream().anyMatch(target -> belongs(target, patients));
        } finally {
            followed.remove(type);
        }
    }

    private boolean belongs(ResourceAddress target, Set<ResourceAddress> patients) {
        if (target.type() == ResourceType.Patient) {
            return patients.contains(target);
        }
        view.work().spend(1_000);
        Restriction theirs = SmartGrants.belongsTo(target.type(), patients);
        return !theirs.equals(Restriction.NONE)
                && reader.apply(target)
                        .filter(found -> !found.isDeletion())
                        .filter(found -> Restriction.admits(
                                theirs,
                                leaf -> leaf instanceof Restriction.TargetBelongsTo
                                        ? admits(found, patients)
                                        : facts.test(leaf, new SearchSource.SourceRow(0, found, 0))))
                        .isPresent();
    }

    private Set<ResourceAddress> targets(ResourceVersion version) {
        Set<ResourceAddress> targets = new LinkedHashSet<>();
        if (version.address().type() == ResourceType.Binary) {
            SecurityContext.of(version.body().content(), view.localBase())
                    .flatMap(IncludeRun::address)
                    .ifPresent(targets::add);
            return targets;
        }
        TypeSchema schema = view.schema(version.address().type());
        int number = schema.number("target");
        schema.extractor().extract(version.body().content(), (parameter, value) -> {
            if (parameter == number && value instanceof ElementValue.Link link) {
                IncludeRun.address(link).ifPresent(targets::add);
            }
        });
        return targets;
    }
}
