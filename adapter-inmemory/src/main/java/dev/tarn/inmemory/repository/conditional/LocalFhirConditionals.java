package dev.tarn.inmemory.repository.conditional;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedMatches;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.FhirConditionals;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ReadResource;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The conditional interactions of local data stores. Thread-safe. */
public final class LocalFhirConditionals implements FhirConditionals {

    private static final int ATTEMPTS = 5;

    private final Conditions conditions;
    private final FhirResources resources;
    private final ConditionalRequests requests;
    private final BiFunction<DatastoreId, FhirRequest, FhirRequest> references;
    private final StoreLocks locks;

    /**
     * Conditional interactions.
     *
     * @param resources executes the writes
     * @param references replaces the conditional references in the body of a request
     * @param locks held from the search to the end of the write
     */
    public LocalFhirConditionals(
            Conditions conditions,
            FhirResources resources,
            BiFunction<DatastoreId, FhirRequest, FhirRequest> references,
            StoreLocks locks) {
        this.conditions = conditions;
        this.resources = resources;
        this.requests = new ConditionalRequests(conditions, resources);
        this.references = references;
        this.locks = locks;
    }

    @Override
    public WrittenResource create(DatastoreId store, ConditionalCreate request) {
        return locks.in(
                store,
                () -> retry(() -> requests.resolved(store, request), Precondition.NONE, resolved -> {
                    if (resolved.kind() == FhirRequest.Kind.READ) {
                        ResourceAddress match = ((ReadResource) resolved).address();
                        return new WrittenResource(resources.read(store, match), false);
                    }
                    return new WrittenResource(resources.create(store, (CreateResource) resolved), true);
                }));
    }

    @Override
    public WrittenResource update(DatastoreId store, ConditionalUpdate request) {
        return locks.in(
                store,
                () -> retry(
                        () -> requests.resolved(store, request),
                        request.precondition(),
                        resolved -> resolved.kind() == FhirRequest.Kind.UPDATE
                                ? update(store, (UpdateResource) resolved, request.precondition())
                                : new WrittenResource(resources.create(store, (CreateResource) resolved), true)));
    }

    /**
     * {@return what the write returns} Other requests may change the match between the search and the write: then the
     * search is repeated.
     *
     * @param own the caller's precondition: what it refuses is not repeated
     */
    private static <R extends FhirRequest, T> T retry(Supplier<R> search, Precondition own, Function<R, T> write) {
        for (int left = ATTEMPTS - 1; ; left--) {
            R resolved = search.get();
            try {
                return write.apply(resolved);
            } catch (PreconditionFailed | Gone e) {
                if (left == 0 || own.kind() != Precondition.Kind.NONE) {
                    throw e;
                }
            }
        }
    }

    /** A resource that appeared since the search is a conflict; what the caller's own precondition refuses is not. */
    private WrittenResource update(DatastoreId store, UpdateResource update, Precondition own) {
        try {
            return resources.update(store, update);
        } catch (PreconditionFailed e) {
            if (update.precondition() instanceof Precondition.Absent && !(own instanceof Precondition.Absent)) {
                throw new Conflict(e.getMessage());
            }
            throw e;
        }
    }

    @Override
    public DeletedResource delete(DatastoreId store, ConditionalDelete request) {
        return locks.in(
                store,
                () -> retry(
                        () -> requests.resolved(store, request),
                        request.precondition(),
                        resolved -> resources.delete(store, resolved)));
    }

    @Override
    public DeletedMatches deleteMatches(DatastoreId store, DeleteMatches request) {
        return locks.in(store, () -> {
            Conditions.Matches matches = conditions.find(store, request.type(), request.condition());
            List<DeletedMatches.Entry> entries = new ArrayList<>();
            for (Conditions.Match match : matches.found()) {
                entries.add(new DeletedMatches.Entry(match.address(), failure(store, match)));
            }
            return new DeletedMatches(entries, matches.count(), matches.next());
        });
    }

    private Optional<HealthLakeException> failure(DatastoreId store, Conditions.Match match) {
        try {
            resources.delete(store, new DeleteResource(match.address(), Precondition.version(match.version())));
            return Optional.empty();
        } catch (HealthLakeException e) {
            return Optional.of(e);
        }
    }

    @Override
    public FhirRequest withReferences(DatastoreId store, FhirRequest request) {
        return references.apply(store, request);
    }
}
