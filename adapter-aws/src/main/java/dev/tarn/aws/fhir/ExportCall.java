package dev.tarn.aws.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StartExportRequest;
import dev.tarn.ports.fhir.StartExportRequest.Destination;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The request that starts an export ({@code data-plane.md} 2.1). */
final class ExportCall {

    private static final Map<String, String> ASYNC = Map.of("Prefer", "respond-async");

    private ExportCall() {}

    static EndpointRequest start(StartExportRequest request) {
        String url = request.selection().url();
        return request.destination()
                .map(destination -> EndpointRequest.write(
                                EndpointRequest.Method.POST, url, "application/fhir+json", body(destination))
                        .with(ASYNC))
                .orElseGet(() -> EndpointRequest.get(url).with(ASYNC));
    }

    private static ResourceJson body(Destination destination) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonTokenReader.generator(bytes)) {
            json.writeStartObject();
            json.writeStringField(
                    "DataAccessRoleArn", destination.dataAccessRole().value());
            if (destination.name().isPresent()) {
                json.writeStringField("JobName", destination.name().get().value());
            }
            json.writeObjectFieldStart("OutputDataConfig");
            json.writeObjectFieldStart("S3Configuration");
            json.writeStringField("S3Uri", destination.output().s3Uri().value());
            json.writeStringField("KmsKeyId", destination.output().kmsKeyId().value());
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a request to memory failed", e);
        }
        return ResourceJson.of(bytes.toByteArray());
    }
}
