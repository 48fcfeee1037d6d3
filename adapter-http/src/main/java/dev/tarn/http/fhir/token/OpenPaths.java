package dev.tarn.http.fhir.token;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.SmartMetadata;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.json.AnswerBytes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What data stores with SMART on FHIR show without authorization ({@code decisions.md} D60, D82). */
public final class OpenPaths {

    private static final String DISCOVERY = "/r4/.well-known/smart-configuration";
    private static final String METADATA = "/r4/metadata";

    private OpenPaths() {}

    /** {@return whether a request may need no authorization, if its data store has SMART on FHIR} */
    public static boolean canBe(HttpServerRequest request) {
        return isDiscovery(request)
                || (isGet(request)
                        && request.path().endsWith(METADATA)
                        && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        && !Objects.requireNonNullElse(request.query(), "").contains("X-Amz-"));
    }

    /** {@return whether a request asks for the discovery document} Its {@code Authorization} is not looked at. */
    public static boolean isDiscovery(HttpServerRequest request) {
        return isGet(request) && request.path().endsWith(DISCOVERY);
    }

    private static boolean isGet(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    /**
     * {@return the metadata of a data store, byte for byte as it was given}
     *
     * @param store empty for one that is unknown or has no SMART on FHIR
     * @throws FhirRefusal with 404 for that
     */
    public static Answer discovery(Optional<Datastore> store) {
        String document = store.flatMap(
                        known -> known.configuration().identityProvider().metadata())
                .map(SmartMetadata::document)
                .orElseThrow(() -> new FhirRefusal(
                        404, IssueCode.NOT_FOUND, "There is no data store with SMART on FHIR at this endpoint"));
        return new Answer(
                200,
                List.of(
                        new Answer.Header(HttpHeaders.CONTENT_TYPE, "application/json"),
                        new Answer.Header(HttpHeaders.CACHE_CONTROL, "no-store"),
                        new Answer.Header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")),
                AnswerBytes.of(document.getBytes(StandardCharsets.UTF_8)));
    }
}
