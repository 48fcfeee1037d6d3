package dev.tarn.aws.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.FhirTransactions;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.TransactionFailed;
import java.util.List;

/**
 * Transaction Bundles at HealthLake. Thread-safe.
 *
 * @param resources read the versions that an answer only names
 */
record AwsFhirTransactions(FhirExchange exchange, FhirResources resources) implements FhirTransactions {

    @Override
    public List<EntryAnswer> execute(DatastoreId store, List<TransactionEntry> entries) {
        if (entries.size() > TransactionEntry.MOST) {
            throw new Unprocessable("A transaction may have at most " + TransactionEntry.MOST
                    + " entries, and this one has " + entries.size());
        }
        try {
            FhirReply reply = exchange.sendTransaction(store, TransactionCall.of(entries));
            return exchange.reading(
                    "a transaction",
                    () -> TransactionAnswer.read(
                            reply.body().utf8(),
                            entries,
                            (address, version) -> resources.vread(store, address, version)));
        } catch (TransactionFailed e) {
            if (e.failure() instanceof Conflict stale
                    && entries.get(e.entry()).request() instanceof PatchResource patch
                    && AwsFhirResources.isConditional(patch)) {
                throw new TransactionFailed(e.entry(), new PreconditionFailed(stale.getMessage()));
            }
            throw e;
        }
    }
}
