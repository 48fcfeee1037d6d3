package dev.tarn.inmemory.repository;

import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.Precondition;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold before anything is done. */
final class Preconditions {

    private Preconditions() {}

    /** Refuses what cannot be done to resources of this type. */
    static void checkAllowed(ResourceType type, FhirInteraction interaction) {
        if (!type.allows(interaction)) {
            String allowed = type.interactions().isEmpty()
                    ? "it is not stored"
                    : "what it allows is "
                            + type.interactions().stream()
                                    .map(FhirInteraction::code)
                                    .collect(Collectors.joining(", "));
            throw new Unsupported(type + " does not allow " + interaction.code() + "; " + allowed);
        }
    }

    /** Refuses where the resource is not in the state that the caller asks for ({@code domain/docs/decisions.md} T22). */
    static void check(Precondition precondition, ResourceAddress address, Optional<ResourceVersion> current) {
        // Sealed, and still no pattern switch: the release is 17.
        if (precondition instanceof Precondition.Absent && current.isPresent()) {
            throw new PreconditionFailed(
                    "If-None-Match: * asks that there never was a " + address + ", and it " + state(current));
        }
        if (precondition instanceof Precondition.Version asked && !isAnyOf(Set.of(asked.version()), current)) {
            throw new PreconditionFailed(
                    "If-Match asks for version " + asked.version() + " of " + address + ", and it " + state(current));
        }
        if (precondition instanceof Precondition.AnyOf asked && !isAnyOf(asked.versions(), current)) {
            throw new PreconditionFailed("If-Match asks for one of the versions " + listed(asked.versions()) + " of "
                    + address + ", and it " + state(current));
        }
        if (precondition instanceof Precondition.NoneOf asked && isAnyOf(asked.versions(), current)) {
            throw new PreconditionFailed("If-None-Match asks that " + address + " is in none of the versions "
                    + listed(asked.versions()) + ", and it " + state(current));
        }
        if (precondition instanceof Precondition.Present
                && current.map(ResourceVersion::isDeletion).orElse(true)) {
            throw new PreconditionFailed("If-Match: * asks that there is a " + address + ", and it " + state(current));
        }
    }

    private static boolean isAnyOf(Set<VersionId> asked, Optional<ResourceVersion> current) {
        return current.filter(version -> !version.isDeletion() && asked.contains(new VersionId(version.versionId())))
                .isPresent();
    }

    private static String listed(Set<VersionId> versions) {
        return versions.stream()
                .map(VersionId::value)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static String state(Optional<ResourceVersion> current) {
        return current.map(version ->
                        (version.isDeletion() ? "was deleted, in version " : "is in version ") + version.versionId())
                .orElse("is not there");
    }
}
