package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.search.QueryParameter;
import dev.tarn.http.fhir.header.RequestConditions;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.path.FhirPath;
import dev.tarn.http.fhir.path.Query;
import java.util.List;

/** What a caller asks, be it by a request of its own or by an entry of a bundle. */
public record RequestTarget(FhirPath path, Query query, RequestConditions conditions, Content content) {

    /**
     * {@return the parameters of the URL as the condition of a write}
     *
     * @param what the interaction, for people: {@code update}
     * @throws FhirRefusal for a URL without parameters, which names no resource and no condition
     */
    List<QueryParameter> condition(String what) {
        List<QueryParameter> condition = query.parameters();
        if (condition.isEmpty()) {
            throw FhirRefusal.bad(
                    IssueCode.REQUIRED,
                    "The URL must name the resource to " + what + ", as " + path.type()
                            + "/1, or have search parameters that match it, as " + path.type() + "?identifier=1");
        }
        return condition;
    }
}
