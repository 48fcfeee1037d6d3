package dev.tarn.ports.fhir;

import java.util.Optional;

/**
 * One entry of a transaction.
 *
 * @param fullUrl the URL by which links in other entries lead to the resource of this one: absolute, of any scheme, as
 *     {@code urn:uuid:...} or {@code http://example.org/fhir/Patient/1} ({@code decisions.md} D72). Relative links of
 *     this entry are resolved against it where it has the form of the second
 */
public record TransactionEntry(Optional<String> fullUrl, FhirRequest request) {

    /** How many entries a transaction may have ({@code data-plane.md} 3.5). */
    public static final int MOST = 100;

    /** {@return an entry that no other refers to} */
    public static TransactionEntry of(FhirRequest request) {
        return new TransactionEntry(Optional.empty(), request);
    }
}
