package dev.tarn.inmemory.repository;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.InvalidResource;
import dev.tarn.inmemory.ndjson.ReadResult;
import dev.tarn.inmemory.ndjson.ResourceReader;
import dev.tarn.inmemory.repository.patch.ResourcePatch;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.validation.WriteValidation;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.UpdateResource;
import java.util.function.LongConsumer;

/** From the body of a request to a resource that can be stored. */
final class RequestBodies {

    private final ResourceReader reader = ResourceReader.ofRequests();
    private final WriteValidation validation;

    RequestBodies(WriteValidation validation) {
        this.validation = validation;
    }

    /**
     * {@return what is to be created, under this id}
     *
     * @throws Invalid for a body that is no resource of the type
     */
    AcceptedResource created(CreateResource request, ResourceId id) {
        byte[] json = request.json().utf8();
        AcceptedResource resource = accepted(reader.read(json, 0, json.length, id));
        if (resource.address().type() != request.type()) {
            throw new Invalid("The body is of type " + resource.address().type() + "; what is created as "
                    + request.type() + " must be of that type");
        }
        byte[] checked = validation.checked(json);
        return checked == json ? resource : accepted(reader.read(checked, 0, checked.length, id));
    }

    /**
     * {@return what is to be the next version}
     *
     * @throws Invalid for a body that is no resource of the type and id
     */
    AcceptedResource updated(UpdateResource request) {
        byte[] json = request.json().utf8();
        AcceptedResource resource = accepted(reader.read(json, 0, json.length));
        if (!resource.address().equals(request.address())) {
            throw new Invalid("The body is " + resource.address() + "; what is stored as " + request.address()
                    + " must have that type and id");
        }
        return validated(json, resource);
    }

    /** {@return the resource that was read from this text, with an extension where the level lets faults pass} */
    private AcceptedResource validated(byte[] json, AcceptedResource resource) {
        byte[] checked = validation.checked(json);
        return checked == json ? resource : accepted(reader.read(checked, 0, checked.length));
    }

    /**
     * {@return what becomes of this version}
     *
     * @param charge takes the work that is about to be done; it refuses by an exception
     * @throws Invalid if that is no resource of the same type and id
     * @throws dev.tarn.domain.failure.Unprocessable if the patch cannot be applied to it
     */
    AcceptedResource patched(ResourceVersion version, ResourcePatch patch, LongConsumer charge) {
        ResourcePatch.requirePatchable(version.body().size());
        byte[] json = patch.apply(version.json(), charge);
        AcceptedResource resource = accepted(reader.read(json, 0, json.length));
        if (!resource.address().equals(version.address())) {
            throw new Invalid("The patch would make " + resource.address() + " of " + version.address()
                    + "; it cannot change id or resourceType");
        }
        return validated(json, resource);
    }

    private static AcceptedResource accepted(ReadResult read) {
        if (read instanceof AcceptedResource resource) {
            return resource;
        }
        throw new Invalid(String.join("; ", ((InvalidResource) read).diagnostics()));
    }
}
