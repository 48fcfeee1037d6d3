package dev.tarn.ports.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import java.util.List;

/** FHIR transactions: several interactions, executed atomically ({@code data-plane.md} 3.5). Thread-safe. */
public interface FhirTransactions {

    /**
     * Performs all entries, in the order given, or none. A link in a body or a patch to an entry's {@code fullUrl}
     * becomes the address that the entry's resource gets ({@code decisions.md} D72).
     *
     * @return one answer for each entry, in their order
     * @throws TransactionFailed for an entry that cannot be performed; it names the entry and the failure. Nothing was
     *     written then
     * @throws dev.tarn.domain.failure.NotFound for a data store that is unknown or DELETED
     * @throws dev.tarn.domain.failure.Conflict for a data store that is not ACTIVE
     * @throws dev.tarn.domain.failure.Unprocessable for more than {@value TransactionEntry#MOST} entries
     * @throws dev.tarn.domain.failure.Invalid for two entries that write one resource, or that have one {@code fullUrl}
     */
    List<EntryAnswer> execute(DatastoreId store, List<TransactionEntry> entries);
}
