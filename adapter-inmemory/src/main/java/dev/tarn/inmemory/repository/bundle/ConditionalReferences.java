package dev.tarn.inmemory.repository.bundle;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryString;
import dev.tarn.inmemory.repository.conditional.Conditions;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.UpdateResource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Conditional references of one request, such as {@code Practitioner?identifier=http://example.org|1}: each is replaced by
 * the address of the only match, else the request fails ({@code decisions.md} D71). Each condition is searched once. Not
 * thread-safe.
 */
public final class ConditionalReferences {

    /** No reference is conditional. */
    static final ConditionalReferences NONE = new ConditionalReferences(Optional.empty());

    private static final Pattern FORM =
            Pattern.compile("(?:https?://[^?#]*/datastore/([0-9a-f]{32})/r4/)?([A-Z][A-Za-z]{1,63})\\?(.+)");

    private final Optional<Searched> searched;
    private final Map<String, Optional<String>> found = new HashMap<>();

    private record Searched(Conditions conditions, DatastoreId store) {}

    private ConditionalReferences(Optional<Searched> searched) {
        this.searched = searched;
    }

    /** {@return the references of one request to a data store} */
    public static ConditionalReferences in(DatastoreId store, Conditions conditions) {
        return new ConditionalReferences(Optional.of(new Searched(conditions, store)));
    }

    /** {@return whether a body may hold one: they have a question mark} */
    boolean mayBeIn(byte[] utf8) {
        if (searched.isPresent()) {
            for (byte b : utf8) {
                if (b == '?') {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@return the request with the references in its body replaced} */
    public FhirRequest replaced(FhirRequest request) {
        return switch (request.kind()) {
            case CREATE -> replaced((CreateResource) request);
            case UPDATE -> replaced((UpdateResource) request);
            case PATCH -> replaced((PatchResource) request);
            case CONDITIONAL_CREATE -> replaced((ConditionalCreate) request);
            case CONDITIONAL_UPDATE -> replaced((ConditionalUpdate) request);
            case READ, DELETE, CONDITIONAL_DELETE -> request;
        };
    }

    private CreateResource replaced(CreateResource create) {
        return new CreateResource(create.type(), resource(create.type(), create.json()), create.idempotencyKey());
    }

    private UpdateResource replaced(UpdateResource update) {
        ResourceJson json = resource(update.address().type(), update.json());
        return new UpdateResource(update.address(), json, update.precondition());
    }

    private PatchResource replaced(PatchResource patch) {
        ResourceJson json = links(patch.address().type()).inPatch(patch.patch());
        return new PatchResource(patch.address(), json, patch.precondition());
    }

    private ConditionalCreate replaced(ConditionalCreate create) {
        return new ConditionalCreate(replaced(create.create()), create.condition());
    }

    private ConditionalUpdate replaced(ConditionalUpdate update) {
        ResourceJson json = resource(update.type(), update.json());
        return new ConditionalUpdate(update.type(), update.condition(), json, update.precondition());
    }

    private ResourceJson resource(ResourceType type, ResourceJson json) {
        return links(type).inResource(json);
    }

    private LinkReplacement links(ResourceType type) {
        return new LinkReplacement(new BundleLinks(Map.of()), this, type, Optional.empty(), address -> 0);
    }

    /**
     * {@return the address that takes the place of a reference; empty for one that is not conditional, or that is one of
     * another server}
     *
     * @throws PreconditionFailed unless exactly one resource matches
     */
    Optional<String> address(String reference) {
        if (searched.isEmpty() || reference.indexOf('?') < 0) {
            return Optional.empty();
        }
        if (!found.containsKey(reference)) {
            found.put(reference, find(reference, searched.get()));
        }
        return found.getOrDefault(reference, Optional.empty());
    }

    private static Optional<String> find(String reference, Searched searched) {
        Matcher form = FORM.matcher(reference);
        if (!form.matches()
                || (form.group(1) != null
                        && !form.group(1).equals(searched.store().value()))) {
            return Optional.empty();
        }
        Optional<ResourceType> type = ResourceType.find(form.group(2));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<ResourceAddress> match = searched.conditions()
                .single(searched.store(), type.get(), QueryString.parse(form.group(3)))
                .map(Conditions.Match::address);
        return Optional.of(match.orElseThrow(() -> new PreconditionFailed("The conditional reference '"
                        + shown(reference) + "' must match exactly one resource, and it" + " matches none"))
                .toString());
    }

    private static String shown(String reference) {
        return reference.length() <= 200 ? reference : reference.substring(0, 200) + "...";
    }
}
