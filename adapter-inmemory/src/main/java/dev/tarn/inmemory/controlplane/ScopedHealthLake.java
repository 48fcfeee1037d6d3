package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
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
import java.time.Duration;
import java.util.function.Function;

/** The ports, as one account and region sees them. */
record ScopedHealthLake(
        Scope scope,
        DatastoreOperations stores,
        AllJobOperations jobs,
        Tagging tagging,
        Function<Access, FhirEndpoint> endpoints,
        JobLongPoll settling,
        Duration describeWait)
        implements HealthLake {

    @Override
    public FhirEndpoint fhir(Access access) {
        return endpoints.apply(access);
    }

    @Override
    public Datastores datastores() {
        return new Stores();
    }

    @Override
    public ImportJobs importJobs() {
        return new Imports();
    }

    @Override
    public ExportJobs exportJobs() {
        return new Exports();
    }

    private final class Stores implements Datastores {
        @Override
        public DatastoreReceipt create(CreateDatastoreRequest request) {
            return stores.create(scope, request);
        }

        @Override
        public Datastore describe(DatastoreId id) {
            if (!describeWait.isZero()) {
                JobLongPoll.await(stores.whenCreated(scope, id), describeWait);
            }
            return stores.describe(scope, id);
        }

        @Override
        public Page<Datastore> list(ListDatastoresRequest request) {
            return stores.list(scope, request);
        }

        @Override
        public Datastore update(DatastoreId id, DatastoreUpdate update) {
            return stores.update(scope, id, update);
        }

        @Override
        public DatastoreReceipt restore(RestoreDatastoreRequest request) {
            return stores.restore(scope, request);
        }

        @Override
        public DatastoreReceipt delete(DatastoreId id) {
            return stores.delete(scope, id);
        }
    }

    private final class Imports implements ImportJobs {
        @Override
        public JobReceipt start(StartImportJobRequest request) {
            return jobs.imports()
                    .start(
                            scope,
                            request.datastoreId(),
                            request.clientToken(),
                            request,
                            (id, now) -> ImportJob.requested(
                                    jobs.imports()
                                            .ticket(
                                                    id,
                                                    now,
                                                    request.datastoreId(),
                                                    request.name(),
                                                    request.output(),
                                                    request.dataAccessRole()),
                                    request.input(),
                                    request.validationLevel()));
        }

        @Override
        public ImportJob describe(DatastoreId datastoreId, JobId jobId) {
            settling.await(scope, datastoreId, jobId, describeWait);
            return jobs.imports().describe(scope, datastoreId, jobId);
        }

        @Override
        public Page<ImportJob> list(ListJobsRequest request) {
            return jobs.imports().list(scope, request);
        }
    }

    private final class Exports implements ExportJobs {
        @Override
        public JobReceipt start(StartExportJobRequest request) {
            return jobs.exports()
                    .start(
                            scope,
                            request.datastoreId(),
                            request.clientToken(),
                            request,
                            (id, now) -> ExportJob.requested(jobs.exports()
                                    .ticket(
                                            id,
                                            now,
                                            request.datastoreId(),
                                            request.name(),
                                            request.output(),
                                            request.dataAccessRole())));
        }

        @Override
        public ExportJob describe(DatastoreId datastoreId, JobId jobId) {
            settling.await(scope, datastoreId, jobId, describeWait);
            return jobs.exports().describe(scope, datastoreId, jobId);
        }

        @Override
        public Page<ExportJob> list(ListJobsRequest request) {
            return jobs.exports().list(scope, request);
        }
    }
}
