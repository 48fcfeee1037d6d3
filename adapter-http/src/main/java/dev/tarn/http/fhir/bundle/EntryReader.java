package dev.tarn.http.fhir.bundle;

import dev.tarn.http.fhir.header.FhirTime;
import dev.tarn.http.fhir.header.RequestConditions;
import dev.tarn.http.fhir.interaction.Content;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.fhir.interaction.Interaction;
import dev.tarn.http.fhir.interaction.InteractionPolicy;
import dev.tarn.http.fhir.interaction.Interactions;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.interaction.UnsupportedInteraction;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.path.FhirPath;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Query;
import dev.tarn.http.fhir.path.Verb;
import java.util.Optional;

/** Parses an entry in the same way as a separate request. */
final class EntryReader {

    private final Endpoint endpoint;

    EntryReader(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** {@return the verb of the entry} */
    Verb verb(RequestEntry entry) {
        String method = entry.asks("method")
                .orElseThrow(() -> FhirRefusal.bad(IssueCode.REQUIRED, "request.method is missing"));
        return Verb.find(method)
                .filter(verb -> verb.name().equals(method))
                .orElseThrow(() -> FhirRefusal.bad(
                        IssueCode.VALUE, "request.method must be one of GET, POST, PUT, PATCH and DELETE"));
    }

    /** {@return the target of the entry's request} */
    RequestTarget asked(RequestEntry entry, Verb verb) {
        String url = entry.asks("url").orElseThrow(() -> FhirRefusal.bad(IssueCode.REQUIRED, "request.url is missing"));
        int mark = url.indexOf('?');
        FhirPath path = FhirPath.parse(relative(mark < 0 ? url : url.substring(0, mark)));
        Query query = Query.parse(mark < 0 ? "" : url.substring(mark + 1));
        if (path.shape().isTyped()) {
            path.type();
        }
        if (!query.isEmpty() && path.shape() == PathShape.INSTANCE && verb != Verb.GET) {
            throw FhirRefusal.bad(
                    IssueCode.VALUE,
                    "The URL of a write has an id or search parameters, and this one has both: " + path.address());
        }
        return new RequestTarget(
                path,
                query,
                new RequestConditions(
                        entry.asks("ifMatch"),
                        entry.asks("ifNoneMatch"),
                        entry.asks("ifModifiedSince")
                                .map(text -> FhirTime.parseInstant("request.ifModifiedSince", text)),
                        entry.asks("ifNoneExist"),
                        Optional.empty()),
                verb == Verb.PATCH ? PatchBinary.unpack(entry.resource()) : Content.resource(entry.resource()));
    }

    /** {@return the interaction with one resource that the entry requests} */
    Interaction<?> interaction(RequestTarget asked, Verb verb) {
        PathShape shape = asked.path().shape();
        if (shape == PathShape.BASE || shape == PathShape.METADATA) {
            throw FhirRefusal.bad(
                    IssueCode.VALUE, "request.url must be Type or Type/id; no bundle and no metadata in a bundle");
        }
        Interaction<?> interaction = Interactions.find(shape, verb)
                .orElseThrow(() ->
                        UnsupportedInteraction.refusal(asked.path(), Optional.of(verb), Interactions.verbs(shape)));
        InteractionPolicy.require(asked.path().type(), interaction.kind());
        return interaction;
    }

    private String relative(String url) {
        if (url.startsWith(endpoint.base())) {
            return url.substring(endpoint.base().length());
        }
        if (url.contains("://")) {
            throw FhirRefusal.bad(
                    IssueCode.VALUE, "request.url must be relative, as Patient/1, or begin with " + endpoint.base());
        }
        return url;
    }
}
