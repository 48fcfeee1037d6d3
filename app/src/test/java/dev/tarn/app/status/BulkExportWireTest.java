package dev.tarn.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.inmemory.Pace;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code $export} as it is on the wire ({@code data-plane.md} 2). */
class BulkExportWireTest extends StatusTest {

    private static final String BODY = "{\"DataAccessRoleArn\":\"" + StatusServer.ROLE + "\",\"JobName\":\"nightly\","
            + "\"OutputDataConfig\":{\"S3Configuration\":{\"S3Uri\":\"s3://bucket/out/\",\"KmsKeyId\":\"any\"}}}";
    private static final Pattern URL = Pattern.compile("\"url\":\"([^\"]+)\"");

    private String store;

    @BeforeEach
    void fill() {
        store = server.activeStore();
        server.fhir("PUT", store, "Patient/ann", "{\"resourceType\":\"Patient\",\"id\":\"ann\"}");
    }

    private String job(HttpResponse<String> started) {
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String location = started.headers().firstValue("Content-Location").orElseThrow();
        String job = location.substring(location.lastIndexOf('/') + 1);
        assertThat(location).endsWith("/datastore/" + store + "/r4/export/" + job);
        assertThat(started.body())
                .isEqualTo("{\"datastoreId\":\"" + store + "\",\"jobStatus\":\"SUBMITTED\",\"jobId\":\"" + job + "\"}");
        return job;
    }

    private HttpResponse<String> finished(String job) {
        HttpResponse<String> waiting = server.fhir("GET", store, "export/" + job, "");
        assertThat(waiting.statusCode()).isEqualTo(202);
        assertThat(waiting.headers().firstValue("X-Progress")).hasValue("SUBMITTED, 0 files written");
        assertThat(waiting.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(waiting.body()).contains("\"jobStatus\":\"SUBMITTED\"").doesNotContain("transactionTime");
        server.pass(Pace.REAL.jobStart());
        server.work.runAll();
        HttpResponse<String> ended = server.fhir("GET", store, "export/" + job, "");
        assertThat(ended.statusCode()).isEqualTo(200);
        return ended;
    }

    @Test
    void a_POST_writes_to_S3_and_its_status_has_the_properties_of_the_job_and_the_manifest() {
        String job = job(server.fhir("POST", store, "$export?_type=Patient,Device&_since=2020-01-01", BODY));

        HttpResponse<String> ended = finished(job);

        String folder = "s3://bucket/out/" + store + "-FHIR_EXPORT-" + job + "/";
        assertThat(ended.body())
                .contains("\"jobName\":\"nightly\"", "\"s3Uri\":\"" + folder + "\"", "\"kmsKeyId\":\"any\"")
                .containsPattern("\"submitTime\":\"[A-Z][a-z]{2} \\d{1,2}, \\d{4} \\d{1,2}:\\d{2}:\\d{2} [AP]M\"")
                .contains("/r4/$export?_type=Device,Patient&_since=2020-01-01T00:00:00Z\"")
                .contains("\"requiresAccessToken\":false")
                .contains("\"output\":[{\"type\":\"Patient\",\"url\":\"" + folder
                        + "Patient/Patient-0.ndjson\",\"count\":1}],\"error\":[]");
        assertThat(objects.resolve("bucket/out/" + store + "-FHIR_EXPORT-" + job + "/Patient/Patient-0.ndjson"))
                .isRegularFile();
    }

    @Test
    void the_files_of_a_GET_come_from_the_endpoint_for_48_hours_and_lie_in_no_bucket() {
        String job = job(server.fhir("GET", store, "Patient/$export", ""));
        HttpResponse<String> ended = finished(job);
        assertThat(ended.body()).contains("\"requiresAccessToken\":true");
        Matcher url = URL.matcher(ended.body());
        assertThat(url.find()).isTrue();
        String path = url.group(1).substring(url.group(1).indexOf("/r4/") + 4);

        HttpResponse<String> file = server.fhir("GET", store, path, "");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/fhir+ndjson; charset=utf-8");
        assertThat(file.body())
                .startsWith("{\"resourceType\":\"Patient\",\"id\":\"ann\"")
                .endsWith("}\n");
        assertThat(objects.resolve("bucket")).doesNotExist();
        server.pass(Duration.ofDays(2));
        assertThat(server.fhir("GET", store, path, "").statusCode()).isEqualTo(410);
        assertThat(server.fhir("GET", store, "export/" + job, "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_cancelled_export_says_so_and_cannot_be_cancelled_again() {
        String job = job(server.fhir("POST", store, "$export", BODY));
        server.pass(Pace.REAL.jobStart());
        HttpResponse<String> cancelled = server.fhir("DELETE", store, "export/" + job, "");
        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(cancelled.body())
                .isEqualTo("{\"exportJobProperties\":{\"datastoreId\":\"" + store
                        + "\",\"jobStatus\":\"CANCEL_SUBMITTED\",\"jobId\":\"" + job + "\"}}");
        server.pass(Pace.REAL.jobStart());
        server.work.runAll();
        assertThat(server.fhir("GET", store, "export/" + job, "").body())
                .contains("\"jobStatus\":\"CANCEL_COMPLETED\"", "\"output\":[]");
        HttpResponse<String> again = server.fhir("DELETE", store, "export/" + job, "");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("\"not-supported\"", "Interaction not supported.", "CANCEL_COMPLETED");
    }

    @Test
    void what_cannot_be_exported_is_refused_with_what_can() {
        assertRefused(400, "_outputFormat", server.fhir("GET", store, "$export?_typeFilter=x", ""));
        assertRefused(400, "_since must be a time", server.fhir("GET", store, "$export?_since=soon", ""));
        assertRefused(400, "dataAccessRoleArn", server.fhir("POST", store, "$export", "{}"));
        assertRefused(400, "a GET needs none", server.fhir("POST", store, "$export", ""));
        assertRefused(404, "Group/none", server.fhir("GET", store, "Group/none/$export", ""));
        assertRefused(404, "Export job none", server.fhir("GET", store, "export/none", ""));
        assertRefused(405, "GET, HEAD, POST", server.fhir("PUT", store, "$export", BODY));
        assertRefused(501, "$export", server.fhir("GET", store, "Device/$export", ""));
    }

    private static void assertRefused(int status, String words, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("OperationOutcome", words);
    }

    @Test
    void the_CapabilityStatement_lists_the_three_levels() {
        assertThat(server.fhir("GET", store, "metadata", "").body())
                .contains(
                        "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export",
                        "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export",
                        "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/group-export");
    }
}
