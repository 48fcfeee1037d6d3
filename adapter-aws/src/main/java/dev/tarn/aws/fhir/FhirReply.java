package dev.tarn.aws.fhir;

import dev.tarn.ports.fhir.ResourceJson;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * The answer to a {@link EndpointRequest}.
 *
 * @param body the content, JSON as a rule; empty for none
 */
record FhirReply(int status, HttpHeaders headers, ResourceJson body) {

    /** {@return the first header of this name} */
    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** {@return whether the request was executed} */
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
