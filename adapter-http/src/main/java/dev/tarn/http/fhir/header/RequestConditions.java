package dev.tarn.http.fhir.header;

import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.StoredResource;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Under which conditions something shall be done: by headers, or by the members of a bundle's entry. Weak and strong
 * tags are the same here: FHIR has weak ones in {@code If-Match} too, where RFC 9110 compares strongly.
 *
 * @param ifModifiedSince the last time, inclusive, at which a change is known to the caller: the end of the second of an
 *     HTTP date, or the instant of a bundle's entry
 */
public record RequestConditions(
        Optional<String> ifMatch,
        Optional<String> ifNoneMatch,
        Optional<Instant> ifModifiedSince,
        Optional<String> ifNoneExist,
        Optional<String> idempotencyKey) {

    private static final String ANY = "*";

    /**
     * {@return what a write must find} A list of tags holds where one of them is the current version, {@code *} where
     * there is a current version ({@code decisions.md} D77).
     *
     * @throws PreconditionFailed for an {@code If-Match} that names no version: none can be that one
     */
    public Precondition precondition() {
        if (ifMatch.isPresent() && ifNoneMatch.isPresent()) {
            throw FhirRefusal.bad(IssueCode.VALUE, "A write takes If-Match or If-None-Match, and not both");
        }
        if (ifNoneMatch.isPresent()) {
            return isAny(ifNoneMatch.get()) ? Precondition.ABSENT : Precondition.noneOf(versions(ifNoneMatch.get()));
        }
        return ifMatch.map(RequestConditions::match).orElse(Precondition.NONE);
    }

    private static Precondition match(String tags) {
        if (isAny(tags)) {
            return Precondition.PRESENT;
        }
        Set<VersionId> versions = versions(tags);
        if (versions.isEmpty()) {
            throw new PreconditionFailed("If-Match must name versions, as W/\"3\" does, or be *; no resource has the"
                    + " version that this one names: " + Excerpt.of(tags));
        }
        return Precondition.anyOf(versions);
    }

    private static boolean isAny(String tags) {
        return tags.strip().equals(ANY);
    }

    /** Tags of other servers, which can be in a list, name no version here. */
    private static Set<VersionId> versions(String tags) {
        Set<VersionId> versions = new LinkedHashSet<>();
        for (String tag : tags.split(",", -1)) {
            VersionTag.find(tag).ifPresent(versions::add);
        }
        return versions;
    }

    /** {@return whether the caller says that he has this version of the resource already} */
    public boolean knows(StoredResource resource) {
        if (ifNoneMatch.isPresent()) {
            return isAny(ifNoneMatch.get()) || versions(ifNoneMatch.get()).contains(resource.version());
        }
        return ifModifiedSince
                .map(known -> !resource.lastUpdated().isAfter(known))
                .orElse(false);
    }
}
