package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.export.ExportSelection;
import dev.tarn.domain.failure.InsufficientScope;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.smart.Letter;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.ports.fhir.FhirExports;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StartExportRequest;
import dev.tarn.ports.job.JobReceipt;
import java.util.Optional;
import java.util.Set;

/**
 * Bulk exports under grants: a {@code system/} scope reads each exported type, and filters count for nothing
 * ({@code decisions.md} D66). Status, cancellation and files of an export need the same.
 */
record GrantedExports(SmartGrants grants, FhirExports exports) implements FhirExports {

    @Override
    public JobReceipt start(DatastoreId store, StartExportRequest request) {
        require(request.selection());
        return exports.start(store, request);
    }

    @Override
    public ExportJob status(DatastoreId store, JobId job) {
        return granted(store, job);
    }

    @Override
    public JobReceipt cancel(DatastoreId store, JobId job) {
        granted(store, job);
        return exports.cancel(store, job);
    }

    @Override
    public ResourceJson file(DatastoreId store, JobId job, String path, RequestBudget budget) {
        granted(store, job);
        return exports.file(store, job, path, budget);
    }

    private ExportJob granted(DatastoreId store, JobId job) {
        if (!grants.hasSystemScope(Letter.READ)) {
            throw InsufficientScope.needs("a scope as system/*.r");
        }
        ExportJob found = exports.status(store, job);
        require(found.selection());
        return found;
    }

    private void require(ExportSelection selection) {
        Set<ResourceType> types = selection.types();
        if (types.isEmpty() && !grants.isSystemWide(Optional.empty(), Letter.READ)) {
            throw InsufficientScope.needs("system/*.r, since the export names no types");
        }
        for (ResourceType type : types) {
            if (!grants.isSystemWide(Optional.of(type), Letter.READ)) {
                throw InsufficientScope.needs("system/" + type + ".r");
            }
        }
    }
}
