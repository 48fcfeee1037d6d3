package dev.tarn.ports.await;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreReceipt;
import dev.tarn.ports.datastore.Datastores;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.datastore.RestoreDatastoreRequest;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.job.ExportJobs;
import dev.tarn.ports.job.ImportJobs;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartExportJobRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import dev.tarn.ports.paging.Page;
import dev.tarn.ports.tag.Tagging;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/** Shows one thing after the other to whoever describes, the last one for ever; it can do nothing else. */
final class HealthLakeDouble {

    private HealthLakeDouble() {}

    static HealthLake ofStores(List<Supplier<Datastore>> looks) {
        Supplier<Datastore> next = inTurn(looks);
        return new Fixed(new Stores(next), new Imports(inTurn(List.of())), new Exports(inTurn(List.of())));
    }

    static HealthLake ofImports(List<Supplier<ImportJob>> looks) {
        Supplier<ImportJob> next = inTurn(looks);
        return new Fixed(new Stores(inTurn(List.of())), new Imports(next), new Exports(inTurn(List.of())));
    }

    static HealthLake ofExports(List<Supplier<ExportJob>> looks) {
        Supplier<ExportJob> next = inTurn(looks);
        return new Fixed(new Stores(inTurn(List.of())), new Imports(inTurn(List.of())), new Exports(next));
    }

    private static <T> Supplier<T> inTurn(List<Supplier<T>> looks) {
        Queue<Supplier<T>> left = new ArrayDeque<>(looks);
        return () -> (left.size() > 1 ? left.remove() : left.element()).get();
    }

    private static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("This double only describes what it was made of");
    }

    private record Fixed(Datastores datastores, ImportJobs importJobs, ExportJobs exportJobs) implements HealthLake {
        @Override
        public Tagging tagging() {
            throw refusal();
        }

        @Override
        public FhirEndpoint fhir(Access access) {
            throw refusal();
        }
    }

    private record Stores(Supplier<Datastore> next) implements Datastores {
        @Override
        public Datastore describe(DatastoreId id) {
            return next.get();
        }

        @Override
        public DatastoreReceipt create(CreateDatastoreRequest request) {
            throw refusal();
        }

        @Override
        public Page<Datastore> list(ListDatastoresRequest request) {
            throw refusal();
        }

        @Override
        public Datastore update(DatastoreId id, DatastoreUpdate update) {
            throw refusal();
        }

        @Override
        public DatastoreReceipt restore(RestoreDatastoreRequest request) {
            throw refusal();
        }

        @Override
        public DatastoreReceipt delete(DatastoreId id) {
            throw refusal();
        }
    }

    private record Imports(Supplier<ImportJob> next) implements ImportJobs {
        @Override
        public ImportJob describe(DatastoreId datastoreId, JobId jobId) {
            return next.get();
        }

        @Override
        public JobReceipt start(StartImportJobRequest request) {
            throw refusal();
        }

        @Override
        public Page<ImportJob> list(ListJobsRequest request) {
            throw refusal();
        }
    }

    private record Exports(Supplier<ExportJob> next) implements ExportJobs {
        @Override
        public ExportJob describe(DatastoreId datastoreId, JobId jobId) {
            return next.get();
        }

        @Override
        public JobReceipt start(StartExportJobRequest request) {
            throw refusal();
        }

        @Override
        public Page<ExportJob> list(ListJobsRequest request) {
            throw refusal();
        }
    }
}
