package dev.tarn.ports.fhir;

import java.util.Optional;

/**
 * One entry of a transaction.
 *
 * @param fullUrl what other entries call the resource of this one: {@code urn:uuid:...}
 */
public record TransactionEntry(Optional<String> fullUrl, FhirRequest request) {

    /** How many entries a transaction may have ({@code data-plane.md} 3.5). */
    public static final int MOST = 100;

    /** {@return an entry that no other refers to} */
    public static TransactionEntry of(FhirRequest request) {
        return new TransactionEntry(Optional.empty(), request);
    }
}
