package dev.tarn.inmemory.repository.conditional;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.InsufficientScope;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ReadResource;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.UpdateResource;
import java.util.List;
import java.util.Optional;

/**
 * Turns conditional requests into requests for the resource that their condition matches ({@code data-plane.md} 3.2).
 * Thread-safe.
 */
public final class ConditionalRequests {

    private final Conditions conditions;
    private final FhirResources resources;

    /** Requests for resources of these data stores. */
    public ConditionalRequests(Conditions conditions, FhirResources resources) {
        this.conditions = conditions;
        this.resources = resources;
    }

    /** {@return a read of the only match, or the create} */
    public FhirRequest resolved(DatastoreId store, ConditionalCreate request) {
        Optional<Conditions.Match> match =
                conditions.single(store, request.create().type(), request.condition());
        return match.isPresent() ? new ReadResource(match.get().address(), Optional.empty()) : request.create();
    }

    /**
     * {@return an update of the only match, or what creates it}
     *
     * @throws Conflict for a body with the id of another resource than the match
     */
    public FhirRequest resolved(DatastoreId store, ConditionalUpdate request) {
        Optional<Conditions.Match> match = conditions.single(store, request.type(), request.condition());
        Optional<String> id = BodyId.of(request.json());
        return match.isPresent() ? update(request, match.get(), id) : create(store, request, id);
    }

    private static UpdateResource update(ConditionalUpdate request, Conditions.Match found, Optional<String> id) {
        ResourceAddress match = found.address();
        if (id.isPresent() && !id.get().equals(match.id().value())) {
            throw new Conflict("The condition matches " + match + ", and the body has the id '" + id.get()
                    + "'; leave the id out, or send the id of the match");
        }
        ResourceJson body = id.isPresent() ? request.json() : BodyId.with(match.id(), request.json());
        return new UpdateResource(match, body, unchanged(found, request.precondition()));
    }

    /** {@return the caller's precondition, or that the match is still the version that fulfilled the condition} */
    private static Precondition unchanged(Conditions.Match match, Precondition own) {
        return own.kind() == Precondition.Kind.NONE ? Precondition.version(match.version()) : own;
    }

    private FhirRequest create(DatastoreId store, ConditionalUpdate request, Optional<String> id) {
        if (!(request.precondition() instanceof Precondition.None)
                && !(request.precondition() instanceof Precondition.Absent)) {
            throw new PreconditionFailed("If-Match asks for a version of the match, and nothing matches "
                    + Conditions.text(request.type(), request.condition()));
        }
        if (id.isEmpty()) {
            return CreateResource.of(request.type(), request.json());
        }
        ResourceAddress address = new ResourceAddress(request.type(), new ResourceId(id.get()));
        return switch (state(store, address)) {
            case ABSENT -> new UpdateResource(address, request.json(), Precondition.ABSENT);
            case DELETED -> new UpdateResource(address, request.json(), request.precondition());
            case PRESENT ->
                throw new Conflict("Nothing matches " + Conditions.text(request.type(), request.condition())
                        + ", and the id of the body is taken: there is a " + address + " that does not match");
        };
    }

    /**
     * {@return a delete of the only match, or of the deleted resource that {@code _id} names}
     *
     * @throws NotFound if nothing matches
     * @throws Conflict if the resource that {@code _id} names does not match the rest
     */
    public DeleteResource resolved(DatastoreId store, ConditionalDelete request) {
        Optional<Conditions.Match> found = conditions.single(store, request.type(), request.condition());
        return found.isPresent()
                ? new DeleteResource(found.get().address(), unchanged(found.get(), request.precondition()))
                : new DeleteResource(deleted(store, request), request.precondition());
    }

    private ResourceAddress deleted(DatastoreId store, ConditionalDelete request) {
        Optional<ResourceAddress> named = id(request.type(), request.condition());
        State state = named.map(address -> state(store, address)).orElse(State.ABSENT);
        return switch (state) {
            case DELETED -> named.orElseThrow();
            case PRESENT ->
                throw new Conflict("There is a " + named.orElseThrow() + ", and it does not match the rest of "
                        + Conditions.text(request.type(), request.condition()));
            case ABSENT ->
                throw new NotFound("Nothing matches " + Conditions.text(request.type(), request.condition()));
        };
    }

    private static Optional<ResourceAddress> id(ResourceType type, List<QueryParameter> condition) {
        return condition.stream()
                .filter(parameter -> parameter.name().equals("_id"))
                .map(QueryParameter::value)
                .filter(value -> ResourceId.RULE.violations("_id", value).isEmpty())
                .map(value -> new ResourceAddress(type, new ResourceId(value)))
                .findFirst();
    }

    private enum State {
        ABSENT,
        PRESENT,
        DELETED
    }

    private State state(DatastoreId store, ResourceAddress address) {
        try {
            resources.read(store, address);
            return State.PRESENT;
        } catch (InsufficientScope e) {
            // What is not admitted looks like what is not there; an update of it is refused as it is written.
            return State.ABSENT;
        } catch (Gone e) {
            return State.DELETED;
        } catch (NotFound e) {
            return State.ABSENT;
        }
    }
}
