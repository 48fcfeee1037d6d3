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
import java.util.function.Supplier;
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
        switch (precondition.kind()) {
            case NONE -> {}
            case ABSENT ->
                require(
                        current.isEmpty(),
                        () -> "If-None-Match: * asks that there never was a " + address + ", and it " + state(current));
            case PRESENT ->
                require(
                        current.filter(version -> !version.isDeletion()).isPresent(),
                        () -> "If-Match: * asks that there is a " + address + ", and it " + state(current));
            case VERSION -> {
                VersionId asked = ((Precondition.Version) precondition).version();
                require(
                        isAnyOf(Set.of(asked), current),
                        () -> "If-Match asks for version " + asked + " of " + address + ", and it " + state(current));
            }
            case ANY_OF -> {
                Set<VersionId> asked = ((Precondition.AnyOf) precondition).versions();
                require(
                        isAnyOf(asked, current),
                        () -> "If-Match asks for one of the versions " + listed(asked) + " of " + address + ", and it "
                                + state(current));
            }
            case NONE_OF -> {
                Set<VersionId> asked = ((Precondition.NoneOf) precondition).versions();
                require(
                        !isAnyOf(asked, current),
                        () -> "If-None-Match asks that " + address + " is in none of the versions " + listed(asked)
                                + ", and it " + state(current));
            }
        }
    }

    private static void require(boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new PreconditionFailed(message.get());
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
