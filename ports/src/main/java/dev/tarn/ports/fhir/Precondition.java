package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.VersionId;
import java.util.Set;

/** The state that a resource must be in for a write to be performed ({@code If-Match}, {@code If-None-Match}). Immutable. */
public sealed interface Precondition {

    /** The condition, for exhaustive switches. */
    enum Kind {
        /** A {@link None}. */
        NONE,
        /** An {@link Absent}. */
        ABSENT,
        /** A {@link Present}. */
        PRESENT,
        /** A {@link Version}. */
        VERSION,
        /** An {@link AnyOf}. */
        ANY_OF,
        /** A {@link NoneOf}. */
        NONE_OF
    }

    /** {@return the kind, which tells the class} */
    Kind kind();

    /** No condition. */
    Precondition NONE = new None();

    /** {@code If-None-Match: *}; a deleted id stays taken. */
    Precondition ABSENT = new Absent();

    /** {@code If-Match: *}: there is a current version. */
    Precondition PRESENT = new Present();

    /** {@return the condition that this must be the current version: {@code If-Match: W/"n"}} */
    static Precondition version(VersionId version) {
        return new Version(version);
    }

    /** {@return the condition that one of these must be the current version: {@code If-Match: W/"1", W/"2"}} */
    static Precondition anyOf(Set<VersionId> versions) {
        return versions.size() == 1 ? version(versions.iterator().next()) : new AnyOf(versions);
    }

    /** {@return the condition that none of these may be the current version: {@code If-None-Match: W/"1", W/"2"}} */
    static Precondition noneOf(Set<VersionId> versions) {
        return new NoneOf(versions);
    }

    /** No condition. */
    record None() implements Precondition {
        @Override
        public Kind kind() {
            return Kind.NONE;
        }
    }

    /** There never was such a resource. */
    record Absent() implements Precondition {
        @Override
        public Kind kind() {
            return Kind.ABSENT;
        }
    }

    /** This is the current version, and it is not a deletion. */
    record Version(VersionId version) implements Precondition {
        @Override
        public Kind kind() {
            return Kind.VERSION;
        }
    }

    /** There is a current version, and it is not a deletion ({@code decisions.md} D77). */
    record Present() implements Precondition {
        @Override
        public Kind kind() {
            return Kind.PRESENT;
        }
    }

    /**
     * One of these is the current version, and it is not a deletion ({@code decisions.md} D77).
     *
     * @param versions none of them: this never holds
     */
    record AnyOf(Set<VersionId> versions) implements Precondition {
        public AnyOf {
            versions = Set.copyOf(versions);
        }

        @Override
        public Kind kind() {
            return Kind.ANY_OF;
        }
    }

    /** None of these is the current version (RFC 9110 13.1.2); it holds where there is no current version. */
    record NoneOf(Set<VersionId> versions) implements Precondition {
        public NoneOf {
            versions = Set.copyOf(versions);
        }

        @Override
        public Kind kind() {
            return Kind.NONE_OF;
        }
    }
}
