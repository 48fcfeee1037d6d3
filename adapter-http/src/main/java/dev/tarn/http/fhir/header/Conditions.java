package dev.tarn.http.fhir.header;

import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.StoredResource;
import java.util.Optional;

/** Under which conditions something shall be done: by headers, or by the members of a bundle's entry. */
public record Conditions(
        Optional<String> ifMatch,
        Optional<String> ifNoneMatch,
        Optional<String> ifModifiedSince,
        Optional<String> ifNoneExist,
        Optional<String> idempotencyKey) {

    private static final String ANY = "*";

    /**
     * {@return what a write must find}
     *
     * @throws PreconditionFailed for an {@code If-Match} that is no version: none can be that one
     */
    public Precondition precondition() {
        if (ifNoneMatch.isPresent()) {
            if (ifMatch.isPresent() || !ifNoneMatch.get().strip().equals(ANY)) {
                throw FhirRefusal.bad(
                        IssueCode.VALUE,
                        "A write takes If-Match: W/\"<version>\" or If-None-Match: *, not both, and no other");
            }
            return Precondition.ABSENT;
        }
        return ifMatch.map(tag -> Precondition.version(VersionTag.find(tag)
                        .orElseThrow(() -> new PreconditionFailed(
                                "If-Match must name one version, as W/\"3\" does; no resource has the version that this"
                                        + " one names"))))
                .orElse(Precondition.NONE);
    }

    /** {@return whether the caller says that he has this version of the resource already} */
    public boolean knows(StoredResource resource) {
        if (ifNoneMatch.isPresent()) {
            for (String tag : ifNoneMatch.get().split(",", -1)) {
                if (tag.strip().equals(ANY) || VersionTag.find(tag).equals(Optional.of(resource.version()))) {
                    return true;
                }
            }
            return false;
        }
        return ifModifiedSince
                .flatMap(HttpDate::find)
                .map(since -> !resource.lastUpdated().isAfter(since.plusMillis(999)))
                .orElse(false);
    }

    /** Refuses what cannot be done without a search. */
    public void requireNoSearch() {
        if (ifNoneExist.isPresent()) {
            throw FhirRefusal.notSupported("If-None-Exist needs search, which is not there yet; a create that is sent"
                    + " again can be told by the header x-amz-fhir-idempotency-key");
        }
    }
}
