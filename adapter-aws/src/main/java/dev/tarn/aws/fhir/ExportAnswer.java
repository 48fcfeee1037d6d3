package dev.tarn.aws.fhir;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.export.ExportFile;
import dev.tarn.domain.export.ExportSelection;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobMessage;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.JobState;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.JobTicket;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.job.JobReceipt;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What HealthLake says of an export over REST: the properties of the job, and the manifest of one that has ended. AWS's
 * documents mix {@code jobName} and {@code JobName}, so that names are compared without case ({@code data-plane.md} 2.2).
 */
final class ExportAnswer {

    /** Newer JDKs write a narrow no-break space before AM and PM. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM d, uuuu h:mm:ss a", Locale.US);

    private final Map<String, String> texts = new HashMap<>();
    private final List<ExportFile> files = new ArrayList<>();
    private boolean isHosted;

    private ExportAnswer() {}

    /**
     * {@return what the body says}
     *
     * @throws IOException for what is not an object in JSON
     */
    static ExportAnswer read(byte[] body) throws IOException {
        ExportAnswer answer = new ExportAnswer();
        JsonTokenReader.object(body, answer::member);
        return answer;
    }

    private void member(String name, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            JsonTokenReader.members(parser, this::member);
        } else if (name.equals("output") && parser.currentToken() == JsonToken.START_ARRAY) {
            JsonTokenReader.objects(parser, () -> file(parser));
        } else if (name.equals("requiresAccessToken")) {
            isHosted = parser.currentToken() == JsonToken.VALUE_TRUE;
        } else {
            Optional<String> text = JsonTokenReader.text(parser);
            text.ifPresent(value -> texts.put(name.toLowerCase(Locale.ROOT), value));
        }
    }

    private void file(JsonParser parser) throws IOException {
        Map<String, String> file = new HashMap<>();
        JsonTokenReader.members(parser, (name, at) -> {
            if (at.currentToken().isScalarValue()) {
                file.put(name, at.getText());
            } else {
                at.skipChildren();
            }
        });
        String url = file.getOrDefault("url", "");
        ResourceType type = ResourceType.find(file.getOrDefault("type", ""))
                .orElseThrow(() -> new IOException("a file of the manifest has no known type"));
        long count = Long.parseLong(file.getOrDefault("count", "0"));
        files.add(new ExportFile(type, url.substring(url.lastIndexOf('/') + 1), count));
    }

    /** {@return what a start or a cancellation says} */
    JobReceipt receipt() throws IOException {
        return new JobReceipt(new DatastoreId(required("datastoreid")), new JobId(required("jobid")), status());
    }

    /** {@return what a status says; how a job that has not ended selects is not said} */
    ExportJob job() throws IOException {
        JobTicket ticket = new JobTicket(
                new JobId(required("jobid")),
                text("jobname").map(JobName::new),
                new DatastoreId(required("datastoreid")),
                time(required("submittime")),
                new OutputDataConfig(new S3Uri(required("s3uri")), new EncryptionKeyId(required("kmskeyid"))),
                new RoleArn(required("dataaccessrolearn")));
        Optional<Instant> end = text("endtime").map(ExportAnswer::time);
        JobState state = JobState.of(
                status(), () -> end.orElse(ticket.submitTime()), text("message").map(JobMessage::of));
        return new ExportJob(
                ticket, state, selection(), isHosted, text("transactiontime").map(Instant::parse), files);
    }

    /** HealthLake repeats the URL as the caller wrote it, which may be more than the domain knows how to say. */
    private ExportSelection selection() {
        String url = text("request").orElse("");
        int base = url.indexOf("/r4/");
        try {
            return base < 0 ? ExportSelection.EVERYTHING : ExportSelection.parse(url.substring(base + "/r4/".length()));
        } catch (RuntimeException unknown) {
            return ExportSelection.EVERYTHING;
        }
    }

    private JobStatus status() throws IOException {
        String word = required("jobstatus");
        return JobStatus.WORDS.find(word).orElseThrow(() -> new IOException("jobStatus is " + word));
    }

    private static Instant time(String text) {
        return LocalDateTime.parse(text.replace('\u202f', ' '), TIME).toInstant(ZoneOffset.UTC);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    private String required(String name) throws IOException {
        return text(name).orElseThrow(() -> new IOException("there is no " + name));
    }
}
