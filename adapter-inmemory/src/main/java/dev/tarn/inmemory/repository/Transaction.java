package dev.tarn.inmemory.repository;

import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.inmemory.repository.access.StoreAccess;
import dev.tarn.inmemory.repository.store.ResourceChange;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.ReadResource;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.TransactionFailed;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Everything or nothing: what needs no store is done for all entries when it is made, and the rest in one change. */
final class Transaction {

    private final List<Function<ResourceChange, EntryAnswer>> steps = new ArrayList<>();

    /**
     * A transaction that is ready to be done.
     *
     * @param budget is charged for the work of patches, and for what reads show
     * @param memory of which patches take what their trees need
     * @param access of each entry; a request is one, whatever it does
     * @throws TransactionFailed if it is seen already that an entry cannot be done
     */
    Transaction(
            TransactionPlan plan,
            LocalInteractions interactions,
            ResourceStore store,
            RequestBudget budget,
            PatchMemory memory,
            StoreAccess access) {
        for (int i = 0; i < plan.size(); i++) {
            int number = i;
            steps.add(orFail(number, () -> step(plan, number, interactions, store, budget, memory, access)));
        }
    }

    /** {@return one answer for each entry; throws {@link TransactionFailed} where there is none} */
    List<EntryAnswer> in(ResourceChange change) {
        List<EntryAnswer> answers = new ArrayList<>(steps.size());
        for (Function<ResourceChange, EntryAnswer> step : steps) {
            answers.add(orFail(answers.size(), () -> step.apply(change)));
        }
        return Collections.unmodifiableList(answers);
    }

    private static <T> T orFail(int entry, Supplier<T> work) {
        try {
            return work.get();
        } catch (HealthLakeException e) {
            throw new TransactionFailed(entry, e);
        }
    }

    /** A link to a version that an update makes is replaced within the change: only then the version is known. */
    private static Function<ResourceChange, EntryAnswer> step(
            TransactionPlan plan,
            int number,
            LocalInteractions interactions,
            ResourceStore store,
            RequestBudget budget,
            PatchMemory memory,
            StoreAccess access) {
        Set<ResourceAddress> updated = new HashSet<>();
        FhirRequest request = plan.request(number, address -> {
            if (!plan.creates(address)) {
                updated.add(address);
            }
            return 1;
        });
        return updated.isEmpty()
                ? step(request, plan.id(number), interactions, store, budget, memory, access)
                : change -> lockedStep(
                                plan.request(number, address -> version(address, plan, number, change)),
                                plan.id(number),
                                interactions,
                                store,
                                budget,
                                memory,
                                access)
                        .apply(change);
    }

    /** A patch is applied while the store is locked, so that other writers wait for it: only to small resources. */
    private static Function<ResourceChange, EntryAnswer> lockedStep(
            FhirRequest request,
            Optional<ResourceId> id,
            LocalInteractions interactions,
            ResourceStore store,
            RequestBudget budget,
            PatchMemory memory,
            StoreAccess access) {
        if (request instanceof PatchResource patch) {
            PatchPreparation.requireShort(patch.patch().utf8(), store.read(patch.address()));
        }
        return step(request, id, interactions, store, budget, memory, access);
    }

    /** {@return the version that the plan gives to a resource, while an entry is done} */
    private static long version(ResourceAddress address, TransactionPlan plan, int number, ResourceChange change) {
        long current = change.read(address).map(ResourceVersion::versionId).orElse(0L);
        return plan.writesBefore(address, number) ? current : current + 1;
    }

    private static Function<ResourceChange, EntryAnswer> step(
            FhirRequest request,
            Optional<ResourceId> id,
            LocalInteractions interactions,
            ResourceStore store,
            RequestBudget budget,
            PatchMemory memory,
            StoreAccess access) {
        return switch (request.kind()) {
            case CREATE ->
                interactions
                        .create((CreateResource) request, id.orElseThrow(), access)
                        .andThen(made -> new WrittenResource(made, true));
            case UPDATE -> interactions.update((UpdateResource) request, access).andThen(EntryAnswer.class::cast);
            case PATCH ->
                interactions
                        .patch((PatchResource) request, store, budget, memory, access)
                        .andThen(made -> new WrittenResource(made, false));
            case DELETE -> interactions.delete((DeleteResource) request, access).andThen(EntryAnswer.class::cast);
            case READ ->
                interactions.read((ReadResource) request, store, access).andThen(shown -> {
                    budget.reserve(shown.json().length());
                    return new EntryAnswer.Shown(shown);
                });
            case CONDITIONAL_CREATE, CONDITIONAL_UPDATE, CONDITIONAL_DELETE ->
                throw new IllegalArgumentException("conditions are resolved before the plan");
        };
    }
}
