package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.ports.fhir.FhirExports;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StartExportRequest;
import dev.tarn.ports.job.JobReceipt;

/** For tests of a FHIR endpoint without a control plane. */
final class NoExports implements FhirExports {

    private static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("this test exports nothing");
    }

    @Override
    public JobReceipt start(DatastoreId store, StartExportRequest request) {
        throw refusal();
    }

    @Override
    public ExportJob status(DatastoreId store, JobId job) {
        throw refusal();
    }

    @Override
    public JobReceipt cancel(DatastoreId store, JobId job) {
        throw refusal();
    }

    @Override
    public ResourceJson file(DatastoreId store, JobId job, String path, RequestBudget budget) {
        throw refusal();
    }
}
