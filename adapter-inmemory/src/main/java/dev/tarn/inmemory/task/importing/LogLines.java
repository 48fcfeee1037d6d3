package dev.tarn.inmemory.task.importing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.InvalidResource;
import dev.tarn.inmemory.repository.store.Upserted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The lines of {@code SUCCESS/} and {@code FAILURE/} ({@code data-plane.md} 1.7, {@code decisions.md} D30). */
final class LogLines {

    private static final JsonFactory JSON = new JsonFactory();

    private LogLines() {}

    /** Adds the line of a resource that was imported; nothing in it needs to be escaped. */
    static void success(StringBuilder lines, long lineId, AcceptedResource resource, Upserted upserted) {
        int statusCode = switch (upserted.change()) {
            case CREATED -> 201;
            case UPDATED, UNCHANGED -> 200;
        };
        lines.append("{\"lineId\":")
                .append(lineId)
                .append(",\"UpdateResourceResponse\":{\"jsonBlob\":{\"resourceType\":\"")
                .append(resource.address().type().name())
                .append("\",\"id\":\"")
                .append(resource.address().id().value())
                .append("\"},\"statusCode\":")
                .append(statusCode)
                .append("}}\n");
    }

    /** Adds the line of one that was not: an OperationOutcome with an issue for each fault. */
    static void failure(ByteArrayOutputStream lines, long lineId, InvalidResource refusal) {
        try (JsonGenerator json = JSON.createGenerator(lines)) {
            json.writeStartObject();
            json.writeNumberField("lineId", lineId);
            json.writeObjectFieldStart("UpdateResourceResponse");
            json.writeObjectFieldStart("jsonBlob");
            json.writeStringField("resourceType", "OperationOutcome");
            json.writeArrayFieldStart("issue");
            for (int i = 0; i < refusal.diagnostics().size(); i++) {
                json.writeStartObject();
                json.writeStringField("severity", "error");
                json.writeStringField("code", "processing");
                json.writeStringField(
                        "diagnostics", wellFormed(refusal.diagnostics().get(i)));
                if (!refusal.locations().isEmpty()) {
                    json.writeArrayFieldStart("location");
                    json.writeString(wellFormed(refusal.locations().get(i)));
                    json.writeEndArray();
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeNumberField("statusCode", 400);
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new IllegalStateException("memory could not be written", e);
        }
    }

    /** A line may escape half a character, and what quotes it would have no UTF-8 form. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
