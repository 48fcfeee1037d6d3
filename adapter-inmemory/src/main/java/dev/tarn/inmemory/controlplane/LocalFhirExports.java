package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.export.ExportLevel;
import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobTicket;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.controlplane.job.HostedExports;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.FhirExports;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StartExportRequest;
import dev.tarn.ports.fhir.StartExportRequest.Destination;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** {@code $export} in one account and region ({@code domain/docs/decisions.md} T67 to T72). */
record LocalFhirExports(
        Scope scope, ActiveDatastores active, JobOperations<ExportJob> jobs, HostedExports hosted, InstantSource clock)
        implements FhirExports {

    @Override
    public JobReceipt start(DatastoreId store, StartExportRequest request) {
        ResourceStore resources = active.of(scope, store).resources();
        if (request.selection().level() instanceof ExportLevel.GroupLevel group) {
            ResourceAddress address = new ResourceAddress(ResourceType.Group, group.id());
            ResourceVersion current = resources.read(address).orElseThrow(() -> NotFound.of("Resource", address));
            if (current.isDeletion()) {
                throw Gone.of(address, current.versionId());
            }
        }
        return jobs.start(
                scope,
                store,
                Optional.empty(),
                request,
                (id, now) -> ExportJob.requested(ticket(store, request, id, now))
                        .selecting(request.selection(), request.destination().isEmpty()));
    }

    private JobTicket ticket(DatastoreId store, StartExportRequest request, JobId id, Instant now) {
        Destination to = request.destination()
                .orElseGet(() ->
                        new Destination(HostedExports.output(scope), HostedExports.role(scope), Optional.empty()));
        return jobs.ticket(id, now, store, to.name(), to.output(), to.dataAccessRole());
    }

    @Override
    public ExportJob status(DatastoreId store, JobId job) {
        active.check(scope, store);
        return jobs.describe(scope, store, job);
    }

    @Override
    public JobReceipt cancel(DatastoreId store, JobId job) {
        active.check(scope, store);
        return jobs.cancel(scope, store, job);
    }

    @Override
    public ResourceJson file(DatastoreId store, JobId id, String path, RequestBudget budget) {
        ExportJob job = status(store, id);
        if (!job.isHosted()) {
            throw new NotFound("Export job " + id + " wrote its files to "
                    + job.ticket().output().s3Uri() + "; read them with a client of S3");
        }
        Instant until = job.hostedUntil()
                .orElseThrow(() -> new NotFound("Export job " + id + " is " + job.status()
                        + "; its files can be downloaded once it has ended"));
        if (!clock.instant().isBefore(until)) {
            throw new Gone("The files of export job " + id + " were there for " + ExportJob.HOSTING.toHours()
                    + " hours, until " + until + "; start another export");
        }
        if (job.files().stream().noneMatch(file -> file.path().equals(path))) {
            throw new NotFound(
                    "Export job " + id + " has no file '" + (path.length() <= 64 ? path : path.substring(0, 64))
                            + "'; GET export/" + id + " lists its files");
        }
        return read(new S3Uri(job.ticket().output().s3Uri().value() + path), budget);
    }

    private ResourceJson read(S3Uri uri, RequestBudget budget) {
        try {
            StoredObject object = hosted.objects()
                    .find(uri)
                    .orElseThrow(() -> new NotFound("The files of this export are no longer there; a backup has none"));
            budget.reserve(object.size());
            try (InputStream bytes = hosted.objects().read(uri)) {
                return ResourceJson.of(bytes.readAllBytes());
            }
        } catch (IOException | ObjectStoreException e) {
            throw new Internal("A file of the export cannot be read: " + e.getMessage(), e);
        }
    }
}
