package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.VersionId;

/** In which state a resource must be for a write to be done ({@code If-Match}, {@code If-None-Match}). */
public sealed interface Precondition {

    /** No condition. */
    Precondition NONE = new None();

    /** {@code If-None-Match: *}; a deleted id stays taken. */
    Precondition ABSENT = new Absent();

    /** {@code If-Match: W/"n"}. {@return that this must be the current version} */
    static Precondition version(VersionId version) {
        return new Version(version);
    }

    /** No condition. */
    record None() implements Precondition {}

    /** There never was such a resource. */
    record Absent() implements Precondition {}

    /** This is the current version, and it is not a deletion. */
    record Version(VersionId version) implements Precondition {}
}
