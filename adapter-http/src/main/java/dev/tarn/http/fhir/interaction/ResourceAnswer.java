package dev.tarn.http.fhir.interaction;

import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.Answer.Header;
import dev.tarn.http.connection.ImfFixdate;
import dev.tarn.http.fhir.header.Prefer;
import dev.tarn.http.fhir.header.VersionTag;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.WrittenResource;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The result of a single interaction as an HTTP response. */
final class ResourceAnswer {

    private static final AnswerBytes NOTHING = AnswerBytes.NONE;

    /** Bytes of a resource that is returned without being counted. */
    private static final int SHORT = 64 * 1024;

    private ResourceAnswer() {}

    /**
     * {@return the answer}
     *
     * @param kind what the caller asked
     */
    static Answer of(FhirInteraction kind, EntryAnswer answer, FhirCall call) {
        return switch (answer.kind()) {
            case SHOWN -> shown(((EntryAnswer.Shown) answer).resource(), call);
            case WRITTEN -> written(kind, (WrittenResource) answer, call);
            case DELETED -> deleted((DeletedResource) answer, call);
        };
    }

    private static Answer shown(StoredResource resource, FhirCall call) {
        if (call.asked().conditions().knows(resource)) {
            return answer(304, NOTHING, headers(resource.version(), resource.lastUpdated()));
        }
        return answer(200, bytes(resource), headers(resource.version(), resource.lastUpdated()));
    }

    private static Answer written(FhirInteraction kind, WrittenResource written, FhirCall call) {
        StoredResource resource = written.resource();
        List<Header> headers = headers(resource.version(), resource.lastUpdated());
        AnswerBytes body = switch (call.prefer().body()) {
            case USUAL, REPRESENTATION -> returned(resource, call);
            case MINIMAL -> NOTHING;
            case OPERATION_OUTCOME -> AnswerBytes.of(Outcomes.done());
        };
        boolean isShown = body.length() > 0 && call.prefer().body() != Prefer.Return.OPERATION_OUTCOME;
        // Clients learn from one of the two which version they have written (domain/docs/decisions.md T29).
        if (!isCreated(kind, written) || !isShown || call.compat() == SearchDialect.FHIR) {
            headers.add(new Header(
                    written.created() ? HttpHeaders.LOCATION : HttpHeaders.CONTENT_LOCATION,
                    call.endpoint().url(resource.address(), resource.version())));
        }
        return answer(written.created() ? 201 : 200, body, headers);
    }

    /** HealthLake's 201 to a POST has no {@code Location} ({@code decisions.md} D46). */
    private static boolean isCreated(FhirInteraction kind, WrittenResource written) {
        return kind == FhirInteraction.CREATE && written.created();
    }

    /** What has been written cannot be refused any more: without room for it, the answer does not return it. */
    private static AnswerBytes returned(StoredResource resource, FhirCall call) {
        int length = resource.json().length();
        return length <= SHORT || call.budget().tryReserve(length) ? bytes(resource) : NOTHING;
    }

    private static AnswerBytes bytes(StoredResource resource) {
        return AnswerBytes.of(resource.json());
    }

    private static Answer deleted(DeletedResource deletion, FhirCall call) {
        List<Header> headers = headers(deletion.version(), deletion.lastUpdated());
        return call.prefer().body() == Prefer.Return.OPERATION_OUTCOME
                ? answer(200, AnswerBytes.of(Outcomes.done()), headers)
                : answer(204, NOTHING, headers);
    }

    private static List<Header> headers(VersionId version, Instant lastUpdated) {
        List<Header> headers = new ArrayList<>(4);
        headers.add(new Header(HttpHeaders.ETAG, VersionTag.of(version)));
        headers.add(new Header(HttpHeaders.LAST_MODIFIED, ImfFixdate.of(lastUpdated)));
        return headers;
    }

    private static Answer answer(int status, AnswerBytes body, List<Header> headers) {
        if (body.length() > 0) {
            headers.addAll(Outcomes.FHIR_JSON);
        }
        return new Answer(status, headers, body);
    }
}
