package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.smart.Access;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.Datastores;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.job.ExportJobs;
import dev.tarn.ports.job.ImportJobs;
import dev.tarn.ports.tag.Tagging;

/** HealthLake of one caller, with faults. */
record FaultInjectingHealthLake(HealthLake delegate, FaultInjection faults) implements HealthLake {

    @Override
    public Datastores datastores() {
        return new FaultInjectingDatastores(delegate.datastores(), faults);
    }

    @Override
    public ImportJobs importJobs() {
        return new FaultInjectingImportJobs(delegate.importJobs(), faults);
    }

    @Override
    public ExportJobs exportJobs() {
        return new FaultInjectingExportJobs(delegate.exportJobs(), faults);
    }

    @Override
    public Tagging tagging() {
        return new FaultInjectingTagging(delegate.tagging(), faults);
    }

    @Override
    public FhirEndpoint fhir(Access access) {
        return new FaultInjectingFhirEndpoint(delegate.fhir(access), faults);
    }
}
