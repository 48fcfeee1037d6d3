package dev.tarn.ports.fhir;

import dev.tarn.domain.failure.Invalid;
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

    /**
     * An entry.
     *
     * @throws Invalid for a create with an idempotency key: the key is a header of a single create, for which a Bundle has
     *     no member
     */
    public TransactionEntry {
        if (request instanceof CreateResource create && create.idempotencyKey().isPresent()) {
            throw new Invalid("A create in a transaction takes no idempotency key; send it as a request of its own");
        }
    }

    /** {@return an entry that no other refers to} */
    public static TransactionEntry of(FhirRequest request) {
        return new TransactionEntry(Optional.empty(), request);
    }
}
