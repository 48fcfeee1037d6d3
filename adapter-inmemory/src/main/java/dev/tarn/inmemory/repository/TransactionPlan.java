package dev.tarn.inmemory.repository;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.bundle.BodySizes;
import dev.tarn.inmemory.repository.bundle.BundleLinks;
import dev.tarn.inmemory.repository.bundle.ConditionalReferences;
import dev.tarn.inmemory.repository.bundle.LinkReplacement;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.UpdateResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What a transaction will write where. Every create has its id before anything is done, so that an entry can link to
 * one that comes after it.
 */
final class TransactionPlan {

    private final List<TransactionEntry> entries;
    private final List<Optional<ResourceAddress>> written = new ArrayList<>();
    private final Map<ResourceAddress, Integer> writers = new HashMap<>();
    private final BundleLinks links;
    private final ConditionalReferences references;

    /** Bytes of the bodies whose links were replaced; of one that is done again within the change, twice. */
    private long linked;

    /**
     * A plan.
     *
     * @param existing the resources that conditional creates found, by the {@code fullUrl} of their entries
     * @param references replaces conditional references
     * @throws Unprocessable for too many entries
     * @throws Invalid for entries that cannot be done together
     */
    TransactionPlan(
            List<TransactionEntry> entries,
            Supplier<ResourceId> ids,
            Map<String, ResourceAddress> existing,
            ConditionalReferences references) {
        this.references = references;
        if (entries.size() > TransactionEntry.MOST) {
            throw new Unprocessable("A transaction has at most " + TransactionEntry.MOST + " entries, and this one has "
                    + entries.size());
        }
        this.entries = List.copyOf(entries);
        Map<String, Integer> names = new HashMap<>();
        Map<String, ResourceAddress> named = new HashMap<>(existing);
        for (int i = 0; i < entries.size(); i++) {
            TransactionEntry entry = entries.get(i);
            Optional<ResourceAddress> address = written(entry.request(), ids);
            written.add(address);
            int number = i;
            address.ifPresent(a -> once(writers, a, number, "write " + a + "; a transaction writes a resource once"));
            entry.fullUrl().ifPresent(name -> once(names, name, number, "have the fullUrl " + name));
            if (holdsBody(entry.request())) {
                entry.fullUrl().filter(BundleLinks::isTarget).ifPresent(name -> named.put(name, address.orElseThrow()));
            }
        }
        this.links = new BundleLinks(named);
    }

    private static <K> void once(Map<K, Integer> seen, K key, int number, String both) {
        Integer before = seen.put(key, number);
        if (before != null) {
            throw new Invalid("Bundle.entry[" + before + "] and Bundle.entry[" + number + "] both " + both);
        }
    }

    private static boolean holdsBody(FhirRequest request) {
        return switch (request.kind()) {
            case CREATE, UPDATE -> true;
            case READ, PATCH, DELETE -> false;
            case CONDITIONAL_CREATE, CONDITIONAL_UPDATE, CONDITIONAL_DELETE -> throw unresolved(request);
        };
    }

    private static Optional<ResourceAddress> written(FhirRequest request, Supplier<ResourceId> ids) {
        return switch (request.kind()) {
            case CREATE -> Optional.of(new ResourceAddress(((CreateResource) request).type(), ids.get()));
            case UPDATE -> Optional.of(((UpdateResource) request).address());
            case PATCH -> Optional.of(((PatchResource) request).address());
            case DELETE -> Optional.of(((DeleteResource) request).address());
            case READ -> Optional.empty();
            case CONDITIONAL_CREATE, CONDITIONAL_UPDATE, CONDITIONAL_DELETE -> throw unresolved(request);
        };
    }

    private static IllegalArgumentException unresolved(FhirRequest request) {
        return new IllegalArgumentException(
                "conditions are resolved before a plan is made, and this is " + request.kind());
    }

    int size() {
        return entries.size();
    }

    /** {@return the id of the resource that an entry writes; for a create, a new one} */
    Optional<ResourceId> id(int number) {
        return written.get(number).map(ResourceAddress::id);
    }

    /**
     * {@return what an entry asks for, its links resolved}
     *
     * @param versions the version that the transaction gives to a resource that it writes
     */
    FhirRequest request(int number, ToLongFunction<ResourceAddress> versions) {
        TransactionEntry entry = entries.get(number);
        FhirRequest request = entry.request();
        return switch (request.kind()) {
            case CREATE -> linked(entry, (CreateResource) request, versions);
            case UPDATE -> linked(entry, (UpdateResource) request, versions);
            case PATCH -> linked(entry, (PatchResource) request, versions);
            case READ, DELETE -> request;
            case CONDITIONAL_CREATE, CONDITIONAL_UPDATE, CONDITIONAL_DELETE -> throw unresolved(request);
        };
    }

    private CreateResource linked(
            TransactionEntry entry, CreateResource create, ToLongFunction<ResourceAddress> versions) {
        ResourceJson json = counted(links(entry, create.type(), versions).inResource(create.json()));
        return new CreateResource(create.type(), json, create.idempotencyKey());
    }

    private UpdateResource linked(
            TransactionEntry entry, UpdateResource update, ToLongFunction<ResourceAddress> versions) {
        ResourceType type = update.address().type();
        ResourceJson json = counted(links(entry, type, versions).inResource(update.json()));
        return new UpdateResource(update.address(), json, update.precondition());
    }

    private PatchResource linked(
            TransactionEntry entry, PatchResource patch, ToLongFunction<ResourceAddress> versions) {
        ResourceType type = patch.address().type();
        ResourceJson json = counted(links(entry, type, versions).inPatch(patch.patch()));
        return new PatchResource(patch.address(), json, patch.precondition());
    }

    private ResourceJson counted(ResourceJson json) {
        linked += json.length();
        BodySizes.requireTransaction(linked);
        return json;
    }

    private LinkReplacement links(TransactionEntry entry, ResourceType type, ToLongFunction<ResourceAddress> versions) {
        return new LinkReplacement(links, references, type, BundleLinks.base(entry.fullUrl()), versions);
    }

    /** {@return whether an entry creates this resource, which begins with version 1} */
    boolean creates(ResourceAddress address) {
        return entries.get(writer(address)).request().kind() == FhirRequest.Kind.CREATE;
    }

    /** {@return whether the entry that writes this resource comes before an entry} */
    boolean writesBefore(ResourceAddress address, int number) {
        return writer(address) < number;
    }

    private int writer(ResourceAddress address) {
        return Objects.requireNonNull(writers.get(address), "no entry writes this resource");
    }
}
