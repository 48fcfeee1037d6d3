package dev.tarn.http.fhir.interaction;

import dev.tarn.http.fhir.header.MediaType;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.ports.fhir.ResourceJson;
import java.util.Optional;

/** The body of a request, with its content type. */
public record Content(Optional<String> type, ResourceJson json) {

    /** {@return a resource in JSON} */
    public static Content resource(ResourceJson json) {
        return new Content(Optional.of(MediaType.FHIR_JSON), json);
    }

    /**
     * {@return the resource that this is; whether it is one indeed, the port sees}
     *
     * @throws FhirRefusal with 415 for what says that it is none, with 400 for nothing at all
     */
    public ResourceJson resource() {
        MediaType.requireResource(type.orElse(null));
        return present("a resource");
    }

    /** {@return the JSON Patch that this is; whether it is one indeed, the port sees} */
    ResourceJson jsonPatch() {
        String given = type.orElse("");
        if (MediaType.isResource(given)) {
            throw FhirRefusal.notSupported("FHIRPath Patch (a Parameters resource) is not there yet; send a JSON Patch"
                    + " (RFC 6902) as " + MediaType.JSON_PATCH + ", in a bundle as a Binary of that contentType");
        }
        if (!MediaType.isJsonPatch(given)) {
            throw MediaType.unsupported("it must be " + MediaType.JSON_PATCH + ", in UTF-8");
        }
        return present("a JSON Patch");
    }

    private ResourceJson present(String what) {
        if (json.length() == 0) {
            throw FhirRefusal.bad(IssueCode.REQUIRED, "The body must be " + what + " in JSON, and it is empty");
        }
        return json;
    }
}
