package dev.tarn.http.fhir.bundle;

import dev.tarn.ports.fhir.ResourceJson;
import java.util.Map;
import java.util.Optional;

/**
 * One entry, as it came in.
 *
 * @param resource its bytes as they stood in the bundle; none where it has no resource
 * @param request the members of {@code request} that are texts
 */
record RequestEntry(Optional<String> fullUrl, ResourceJson resource, Map<String, String> request) {

    static final ResourceJson NO_RESOURCE = ResourceJson.of("");

    RequestEntry {
        request = Map.copyOf(request);
    }

    /** {@return a member of {@code request}} */
    Optional<String> asks(String member) {
        return Optional.ofNullable(request.get(member));
    }
}
