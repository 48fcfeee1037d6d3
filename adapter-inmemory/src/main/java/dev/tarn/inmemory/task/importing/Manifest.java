package dev.tarn.inmemory.task.importing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.inmemory.task.JobFolder;
import dev.tarn.inmemory.task.importing.ImportInput.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * {@code Manifest.json}, the summary of an import ({@code data-plane.md} 1.7).
 *
 * <p>Where objects were not read, because they are not NDJSON or no regular files, {@code failureOutput} has two members that HealthLake's
 * own manifest is not known to have: {@code numberOfFilesNotRead}, and {@code filesNotRead}, which names the first
 * {@value ImportTally#NAMED} with the reason ({@code decisions.md} D25).
 */
final class Manifest {

    static final String NAME = "Manifest.json";

    private static final JsonFactory JSON = new JsonFactory();

    private Manifest() {}

    static byte[] of(ImportJob job, JobFolder folder, ImportTally tally) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeObjectFieldStart("inputDataConfig");
            json.writeStringField("s3Uri", job.input().value());
            json.writeEndObject();
            json.writeObjectFieldStart("outputDataConfig");
            json.writeStringField("s3Uri", folder.at("").value());
            json.writeStringField(
                    "encryptionKeyID", job.ticket().output().kmsKeyId().value());
            json.writeEndObject();
            json.writeObjectFieldStart("successOutput");
            json.writeStringField(
                    "successOutputS3Uri", folder.at(ImportLog.SUCCESS).value());
            json.writeEndObject();
            json.writeObjectFieldStart("failureOutput");
            json.writeStringField(
                    "failureOutputS3Uri", folder.at(ImportLog.FAILURE).value());
            filesNotRead(json, tally);
            json.writeEndObject();
            numbers(json, tally);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("memory could not be written", e);
        }
        return bytes.toByteArray();
    }

    private static void filesNotRead(JsonGenerator json, ImportTally tally) throws IOException {
        if (tally.filesUnread() == 0) {
            return;
        }
        json.writeNumberField("numberOfFilesNotRead", tally.filesUnread());
        json.writeArrayFieldStart("filesNotRead");
        for (Item item : tally.unread()) {
            json.writeStartObject();
            json.writeStringField("s3Uri", item.object().uri().value());
            json.writeStringField("reason", item.unread().orElseThrow());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void numbers(JsonGenerator json, ImportTally tally) throws IOException {
        JobProgressReport report = tally.report();
        json.writeNumberField("numberOfScannedFiles", report.scannedFiles());
        json.writeNumberField("numberOfFilesImported", report.importedFiles());
        json.writeNumberField("sizeOfScannedFilesInMB", megabytes(tally.bytesScanned()));
        json.writeNumberField("sizeOfDataImportedSuccessfullyInMB", megabytes(tally.bytesImported()));
        json.writeNumberField("numberOfResourcesScanned", report.resourcesScanned());
        json.writeNumberField("numberOfResourcesImportedSuccessfully", report.resourcesImported());
        json.writeNumberField("numberOfResourcesWithCustomerError", report.resourcesWithCustomerError());
        json.writeNumberField("numberOfResourcesWithServerError", 0);
    }

    /** Exact, with the six decimals that HealthLake shows. */
    private static BigDecimal megabytes(long bytes) {
        return BigDecimal.valueOf(bytes, 6);
    }
}
