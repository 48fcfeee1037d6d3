package dev.tarn.ports.fhir;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import java.util.Optional;

/**
 * {@code Type/$validate}, or {@code Type/id/$validate}.
 *
 * @param id that of a stored resource; with {@code resource} the id that the resource must have, unless the mode is create
 * @param resource what to validate; empty for the current version of the stored resource
 * @param profile the canonical URL of a profile, besides those that the resource claims
 */
public record ValidateResource(
        ResourceType type,
        Optional<ResourceId> id,
        Optional<ResourceJson> resource,
        Optional<String> profile,
        Optional<ValidationMode> mode) {

    private static final String PLACE = "the URL must name a stored resource, as ";

    public ValidateResource {
        mode.filter(ValidationMode::isOfStored).ifPresent(stored -> {
            if (id.isEmpty()) {
                throw new Invalid("For mode " + stored.word() + " " + PLACE + type + "/1/$validate");
            }
            if (resource.isPresent()) {
                throw new Invalid(
                        "Mode " + stored.word() + " is about the stored resource; leave out the resource, or the mode");
            }
        });
        if (resource.isEmpty() && id.isEmpty()) {
            throw new Invalid("$validate needs a resource: as the body, or as the parameter 'resource' of a Parameters"
                    + " resource; without one " + PLACE + type + "/1/$validate");
        }
    }

    /** {@return a request to validate a resource of this type, for no purpose in particular} */
    public static ValidateResource of(ResourceType type, ResourceJson resource) {
        return new ValidateResource(type, Optional.empty(), Optional.of(resource), Optional.empty(), Optional.empty());
    }

    /** {@return the stored resource, where the URL names one} */
    public Optional<ResourceAddress> address() {
        return id.map(known -> new ResourceAddress(type, known));
    }
}
