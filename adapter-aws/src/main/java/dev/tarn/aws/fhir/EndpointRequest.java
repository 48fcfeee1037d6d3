package dev.tarn.aws.fhir;

import dev.tarn.ports.fhir.ResourceJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP request to a FHIR endpoint, not yet signed. Immutable.
 *
 * @param path below the base of the endpoint, with its query, percent-encoded
 * @param body the content; empty for none
 */
record EndpointRequest(Method method, String path, Map<String, String> headers, ResourceJson body) {

    private static final ResourceJson NONE = ResourceJson.of("");

    EndpointRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** The methods of FHIR. */
    enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    static EndpointRequest get(String path) {
        return new EndpointRequest(Method.GET, path, Map.of("Accept", "application/fhir+json"), NONE);
    }

    static EndpointRequest delete(String path) {
        return new EndpointRequest(Method.DELETE, path, Map.of(), NONE);
    }

    /** {@return a write that asks for the resource as it was stored} */
    static EndpointRequest write(Method method, String path, String contentType, ResourceJson body) {
        Map<String, String> headers = Map.of(
                "Accept", "application/fhir+json", "Content-Type", contentType, "Prefer", "return=representation");
        return new EndpointRequest(method, path, headers, body);
    }

    /** {@return this with more headers} */
    EndpointRequest with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new EndpointRequest(method, path, all, body);
    }

    /** {@return whether the request can be repeated although it may have been executed} */
    boolean isSafe() {
        return method == Method.GET;
    }
}
