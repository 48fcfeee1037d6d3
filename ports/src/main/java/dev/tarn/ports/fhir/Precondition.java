package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.VersionId;
import java.util.Set;

/** In which state a resource must be for a write to be done ({@code If-Match}, {@code If-None-Match}). */
public sealed interface Precondition {

    /** No condition. */
    Precondition NONE = new None();

    /** {@code If-None-Match: *}; a deleted id stays taken. */
    Precondition ABSENT = new Absent();

    /** {@code If-Match: *}: there is a current version. */
    Precondition PRESENT = new Present();

    /** {@code If-Match: W/"n"}. {@return that this must be the current version} */
    static Precondition version(VersionId version) {
        return new Version(version);
    }

    /** {@code If-Match: W/"1", W/"2"}. {@return that one of these must be the current version} */
    static Precondition anyOf(Set<VersionId> versions) {
        return versions.size() == 1 ? version(versions.iterator().next()) : new AnyOf(versions);
    }

    /** {@code If-None-Match: W/"1", W/"2"}. {@return that none of these may be the current version} */
    static Precondition noneOf(Set<VersionId> versions) {
        return new NoneOf(versions);
    }

    /** No condition. */
    record None() implements Precondition {}

    /** There never was such a resource. */
    record Absent() implements Precondition {}

    /** This is the current version, and it is not a deletion. */
    record Version(VersionId version) implements Precondition {}

    /** There is a current version, and it is not a deletion ({@code decisions.md} D77). */
    record Present() implements Precondition {}

    /**
     * One of these is the current version, and it is not a deletion ({@code decisions.md} D77).
     *
     * @param versions none of them: this never holds
     */
    record AnyOf(Set<VersionId> versions) implements Precondition {
        public AnyOf {
            versions = Set.copyOf(versions);
        }
    }

    /** None of these is the current version (RFC 9110 13.1.2); it holds where there is no current version. */
    record NoneOf(Set<VersionId> versions) implements Precondition {
        public NoneOf {
            versions = Set.copyOf(versions);
        }
    }
}
