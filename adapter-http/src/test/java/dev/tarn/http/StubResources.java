package dev.tarn.http;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Duplicate;
import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.FhirExports;
import dev.tarn.ports.fhir.FhirHistory;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.FhirTransactions;
import dev.tarn.ports.fhir.FhirValidation;
import dev.tarn.ports.fhir.HistoryEntry;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ReadResource;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.TransactionFailed;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import dev.tarn.ports.fhir.validation.ValidationIssue.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Resources that remember their versions, and nothing of what makes JSON a resource: a body is stored as it comes, a
 * patch replaces it. A transaction is not atomic here. The versions are a millisecond after 2026-11-21T10:15:30Z each.
 */
public final class StubResources implements FhirEndpoint, FhirResources, FhirHistory, FhirTransactions {

    private static final Instant BEGIN = Instant.parse("2026-11-21T10:15:30Z");

    private final Map<ResourceAddress, List<HistoryEntry>> versions = new HashMap<>();
    private final Map<IdempotencyKey, ResourceAddress> keys = new HashMap<>();
    private final Consumer<Object> asked;

    StubResources(Consumer<Object> asked) {
        this.asked = asked;
    }

    /** There is nothing from now on. */
    public synchronized void forget() {
        versions.clear();
        keys.clear();
    }

    @Override
    public FhirResources resources() {
        return this;
    }

    @Override
    public FhirHistory history() {
        return this;
    }

    @Override
    public StubSearch search() {
        return new StubSearch(this, asked);
    }

    @Override
    public FhirExports exports() {
        throw new UnsupportedOperationException("the local HealthLake stands in for exports");
    }

    /** {@return a validation that finds one fault} */
    @Override
    public FhirValidation validation() {
        return (store, request) -> {
            asked.accept(request);
            return List.of(
                    new ValidationIssue(Severity.ERROR, Code.VALUE, "The fault", "Patient.x"),
                    new ValidationIssue(Severity.WARNING, Code.INVARIANT, "The warning", ""));
        };
    }

    @Override
    public StubSearch conditionals() {
        return search();
    }

    @Override
    public FhirTransactions transactions() {
        return this;
    }

    @Override
    public synchronized StoredResource create(DatastoreId store, CreateResource request) {
        asked.accept(request);
        request.idempotencyKey().map(keys::get).ifPresent(original -> {
            throw Duplicate.of(original);
        });
        ResourceAddress address = new ResourceAddress(request.type(), new ResourceId("new-" + (versions.size() + 1)));
        request.idempotencyKey().ifPresent(key -> keys.put(key, address));
        return write(address, request.json());
    }

    @Override
    public synchronized StoredResource read(DatastoreId store, ResourceAddress address) {
        asked.accept(address);
        List<HistoryEntry> all = all(address);
        return shown(all.get(all.size() - 1));
    }

    @Override
    public synchronized StoredResource vread(DatastoreId store, ResourceAddress address, VersionId version) {
        asked.accept(List.of(address, version));
        List<HistoryEntry> all = all(address);
        if (version.value() > all.size()) {
            throw NotFound.of("Version", version);
        }
        return shown(all.get((int) version.value() - 1));
    }

    @Override
    public synchronized WrittenResource update(DatastoreId store, UpdateResource request) {
        asked.accept(request);
        boolean created = !versions.containsKey(request.address());
        require(request.address(), request.precondition());
        return new WrittenResource(write(request.address(), request.json()), created);
    }

    @Override
    public synchronized StoredResource patch(DatastoreId store, PatchResource request) {
        asked.accept(request);
        all(request.address());
        require(request.address(), request.precondition());
        return write(request.address(), request.patch());
    }

    @Override
    public synchronized DeletedResource delete(DatastoreId store, DeleteResource request) {
        asked.accept(request);
        List<HistoryEntry> all = all(request.address());
        require(request.address(), request.precondition());
        DeletedResource deletion = new DeletedResource(request.address(), next(all), time(all));
        all.add(deletion);
        return deletion;
    }

    /** {@return a page of the size that is asked; the token is the number of the version that comes next} */
    @Override
    public synchronized ResourceHistory ofResource(DatastoreId store, HistoryRequest request) {
        asked.accept(request);
        return page(all(request.address()), request.pageSize(), request.pageToken());
    }

    /** {@return a page of the versions of a type or of all, resource by resource} */
    @Override
    public synchronized ResourceHistory ofSystem(DatastoreId store, SystemHistoryRequest request) {
        asked.accept(request);
        List<HistoryEntry> all = versions.entrySet().stream()
                .filter(entry -> request.type()
                        .map(type -> type == entry.getKey().type())
                        .orElse(true))
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        return page(all, request.pageSize(), request.pageToken());
    }

    private static ResourceHistory page(List<HistoryEntry> all, PageSize size, Optional<PageToken> token) {
        int from = token.map(text -> Integer.parseInt(text.value().strip())).orElse(all.size());
        List<HistoryEntry> page = new ArrayList<>();
        while (from > 0 && page.size() < size.value()) {
            page.add(all.get(--from));
        }
        return new ResourceHistory(
                all.size(), page, from == 0 ? Optional.empty() : Optional.of(new PageToken(" " + from)));
    }

    @Override
    public synchronized List<EntryAnswer> execute(DatastoreId store, List<TransactionEntry> entries) {
        asked.accept(entries);
        List<EntryAnswer> answers = new ArrayList<>();
        for (TransactionEntry entry : entries) {
            try {
                answers.add(perform(store, entry.request()));
            } catch (HealthLakeException e) {
                throw new TransactionFailed(answers.size(), e);
            }
        }
        return answers;
    }

    private EntryAnswer perform(DatastoreId store, FhirRequest request) {
        return switch (request.kind()) {
            case CREATE -> new WrittenResource(create(store, (CreateResource) request), true);
            case READ -> new EntryAnswer.Shown(read(store, ((ReadResource) request).address()));
            case UPDATE -> update(store, (UpdateResource) request);
            case PATCH -> new WrittenResource(patch(store, (PatchResource) request), false);
            case DELETE -> delete(store, (DeleteResource) request);
            case CONDITIONAL_CREATE -> conditionals().create(store, (ConditionalCreate) request);
            case CONDITIONAL_UPDATE -> conditionals().update(store, (ConditionalUpdate) request);
            case CONDITIONAL_DELETE -> conditionals().delete(store, (ConditionalDelete) request);
        };
    }

    private StoredResource write(ResourceAddress address, ResourceJson json) {
        List<HistoryEntry> all = versions.computeIfAbsent(address, unknown -> new ArrayList<>());
        StoredResource resource = new StoredResource(address, next(all), time(all), json);
        all.add(new WrittenResource(resource, all.isEmpty()));
        return resource;
    }

    private void require(ResourceAddress address, Precondition precondition) {
        long current = versions.getOrDefault(address, List.of()).size();
        boolean holds = switch (precondition.kind()) {
            case NONE -> true;
            case ABSENT -> current == 0;
            case PRESENT -> current > 0;
            case VERSION -> ((Precondition.Version) precondition).version().value() == current;
            case ANY_OF ->
                current > 0 && ((Precondition.AnyOf) precondition).versions().contains(new VersionId(current));
            case NONE_OF ->
                current == 0 || !((Precondition.NoneOf) precondition).versions().contains(new VersionId(current));
        };
        if (!holds) {
            throw new PreconditionFailed(address + " is in version " + current + ", against " + precondition);
        }
    }

    private List<HistoryEntry> all(ResourceAddress address) {
        return Optional.ofNullable(versions.get(address)).orElseThrow(() -> NotFound.of("Resource", address));
    }

    private static StoredResource shown(HistoryEntry entry) {
        return switch (entry.change()) {
            case WRITE -> ((WrittenResource) entry).resource();
            case DELETE -> {
                DeletedResource deletion = (DeletedResource) entry;
                throw Gone.of(deletion.address(), deletion.version());
            }
        };
    }

    private static VersionId next(List<HistoryEntry> all) {
        return new VersionId(all.size() + 1);
    }

    private static Instant time(List<HistoryEntry> all) {
        return BEGIN.plusMillis(all.size() + 1);
    }
}
