package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.search.QueryParameter;
import java.util.List;

/**
 * {@code Patient/id/$everything} ({@code data-plane.md} 3.7).
 *
 * @param parameters {@code start}, {@code end}, {@code _since} (or {@code since}), {@code _type}, {@code _count} and
 *     {@code page}, percent-decoded
 */
public record EverythingRequest(ResourceId patient, List<QueryParameter> parameters) {

    public EverythingRequest {
        parameters = List.copyOf(parameters);
    }
}
