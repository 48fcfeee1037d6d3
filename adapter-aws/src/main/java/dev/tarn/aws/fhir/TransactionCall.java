package dev.tarn.aws.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.domain.search.QueryString;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ReadResource;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.TransactionFailed;
import dev.tarn.ports.fhir.UpdateResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A transaction as the Bundle that is posted ({@code data-plane.md} 3.5). Resources stand in it with the bytes that they
 * have; each is checked first, so that no body can break out of its entry.
 */
final class TransactionCall {

    private static final JsonFactory FACTORY = new JsonFactory();

    private TransactionCall() {}

    /**
     * {@return the request}
     *
     * @throws TransactionFailed for a resource that is no object in JSON
     */
    static EndpointRequest of(List<TransactionEntry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("resourceType", "Bundle");
            out.writeStringField("type", "transaction");
            if (!entries.isEmpty()) {
                out.writeArrayFieldStart("entry");
                for (int i = 0; i < entries.size(); i++) {
                    write(i, entries.get(i), out);
                }
                out.writeEndArray();
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory could not be written", e);
        }
        return EndpointRequest.write(
                EndpointRequest.Method.POST, "", AwsFhirResources.FHIR_JSON, ResourceJson.of(bytes.toByteArray()));
    }

    private static void write(int number, TransactionEntry entry, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (entry.fullUrl().isPresent()) {
            out.writeStringField("fullUrl", entry.fullUrl().get());
        }
        FhirRequest request = entry.request();
        if (request.kind() == FhirRequest.Kind.CONDITIONAL_DELETE) {
            // The answer would not say which resource it deleted.
            throw new TransactionFailed(
                    number,
                    new Unsupported("HealthLake takes a conditional delete as a request of its own, and not in a"
                            + " transaction"));
        }
        Optional<ResourceJson> resource = resource(request);
        if (resource.isPresent()) {
            out.writeFieldName("resource");
            out.writeRawValue(checked(number, resource.get()));
        }
        out.writeObjectFieldStart("request");
        write(request, out);
        out.writeEndObject();
        out.writeEndObject();
    }

    private static Optional<ResourceJson> resource(FhirRequest request) {
        return switch (request.kind()) {
            case CREATE -> Optional.of(((CreateResource) request).json());
            case UPDATE -> Optional.of(((UpdateResource) request).json());
            case PATCH -> Optional.of(binary((PatchResource) request));
            case CONDITIONAL_CREATE ->
                Optional.of(((ConditionalCreate) request).create().json());
            case CONDITIONAL_UPDATE -> Optional.of(((ConditionalUpdate) request).json());
            case READ, DELETE, CONDITIONAL_DELETE -> Optional.empty();
        };
    }

    private static void write(FhirRequest request, JsonGenerator out) throws IOException {
        switch (request.kind()) {
            case CREATE -> write("POST", ((CreateResource) request).type().name(), Precondition.NONE, out);
            case READ -> write("GET", path((ReadResource) request), Precondition.NONE, out);
            case UPDATE -> {
                UpdateResource update = (UpdateResource) request;
                write("PUT", Headers.path(update.address()), update.precondition(), out);
            }
            case PATCH -> {
                PatchResource patch = (PatchResource) request;
                write("PATCH", Headers.path(patch.address()), patch.precondition(), out);
            }
            case DELETE -> {
                DeleteResource delete = (DeleteResource) request;
                write("DELETE", Headers.path(delete.address()), delete.precondition(), out);
            }
            case CONDITIONAL_CREATE -> {
                ConditionalCreate conditional = (ConditionalCreate) request;
                write("POST", conditional.create().type().name(), Precondition.NONE, out);
                out.writeStringField("ifNoneExist", QueryString.of(conditional.condition()));
            }
            case CONDITIONAL_UPDATE -> {
                ConditionalUpdate conditional = (ConditionalUpdate) request;
                String url = Headers.path(conditional.type().name(), conditional.condition());
                write("PUT", url, conditional.precondition(), out);
            }
            case CONDITIONAL_DELETE -> throw new IllegalArgumentException("refused before");
        }
    }

    private static String path(ReadResource read) {
        return read.version()
                .map(version -> Headers.path(read.address(), version))
                .orElseGet(() -> Headers.path(read.address()));
    }

    private static void write(String method, String url, Precondition condition, JsonGenerator out) throws IOException {
        out.writeStringField("method", method);
        out.writeStringField("url", url);
        Map<String, String> headers = Headers.of(condition);
        if (headers.containsKey(Headers.IF_MATCH)) {
            out.writeStringField("ifMatch", headers.get(Headers.IF_MATCH));
        }
        if (headers.containsKey(Headers.IF_NONE_MATCH)) {
            out.writeStringField("ifNoneMatch", headers.get(Headers.IF_NONE_MATCH));
        }
    }

    private static ResourceJson binary(PatchResource patch) {
        String data = Base64.getEncoder().encodeToString(patch.patch().utf8());
        return ResourceJson.of("{\"resourceType\":\"Binary\",\"contentType\":\"" + AwsFhirResources.JSON_PATCH
                + "\",\"data\":\"" + data + "\"}");
    }

    /** Malformed UTF-8 is refused: what stands for it in a text would be stored instead. */
    private static String checked(int number, ResourceJson resource) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(resource.utf8()))
                    .toString();
            JsonTokenReader.requireObject(text);
            return text;
        } catch (IOException e) {
            throw new TransactionFailed(
                    number, new Invalid("The body must be a resource: one object in JSON, in UTF-8"));
        }
    }
}
