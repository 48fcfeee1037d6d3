package dev.tarn.http.fhir.interaction;

import dev.tarn.http.fhir.header.RequestConditions;
import dev.tarn.http.fhir.path.FhirPath;
import dev.tarn.http.fhir.path.Query;

/** What a caller asks, be it by a request of its own or by an entry of a bundle. */
public record RequestTarget(FhirPath path, Query query, RequestConditions conditions, Content content) {}
