package dev.tarn.inmemory.fhir;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.inmemory.resource.AcceptedResource;
import dev.tarn.inmemory.resource.ReadResult;
import dev.tarn.inmemory.resource.Refusal;
import dev.tarn.inmemory.resource.ResourceReader;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.UpdateResource;

/** From the body of a request to a resource that can be stored. */
final class RequestBodies {

    private final ResourceReader reader = ResourceReader.ofRequests();

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
        return resource;
    }

    /**
     * {@return what is to be the next version}
     *
     * @throws Invalid for a body that is no resource of the type and id
     */
    AcceptedResource updated(UpdateResource request) {
        return of(request.address(), request.json());
    }

    /**
     * {@return a version of the resource at this address}
     *
     * @throws Invalid for a body that is no resource of this type and id
     */
    AcceptedResource of(ResourceAddress address, ResourceJson body) {
        byte[] json = body.utf8();
        AcceptedResource resource = accepted(reader.read(json, 0, json.length));
        if (!resource.address().equals(address)) {
            throw new Invalid("The body is " + resource.address() + "; what is stored as " + address
                    + " must have that type and id");
        }
        return resource;
    }

    private static AcceptedResource accepted(ReadResult read) {
        if (read instanceof AcceptedResource resource) {
            return resource;
        }
        throw new Invalid(String.join("; ", ((Refusal) read).diagnostics()));
    }
}
