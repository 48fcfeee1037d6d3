package dev.tarn.http.fhir.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The actions of FHIR requests ({@code authorization.md} 2.4). */
class FhirOperationsTest {

    @ParameterizedTest
    @CsvSource({
        "GET, metadata, GetCapabilities",
        "POST, Patient, CreateResource",
        "GET, Patient/1, ReadResource",
        "GET, Patient/1/_history/2, VersionReadResource",
        "GET, Patient/1/_history, GetHistoryByResourceId",
        "GET, Patient/_history, GetHistoryByResourceType",
        "GET, _history, GetFullHistory",
        "PUT, Patient/1, UpdateResource",
        "PUT, Patient, UpdateResource",
        "PATCH, Patient/1, PatchResource",
        "PATCH, Patient, PatchResource",
        "DELETE, Patient/1, DeleteResource",
        "DELETE, Patient, DeleteResource",
        "GET, Patient, SearchWithGet",
        "GET, Patient/1/Observation, SearchWithGet",
        "GET, '', SearchWithGet",
        "POST, Patient/_search, SearchWithPost",
        "POST, _search, SearchWithPost",
        "POST, Patient/1/Observation/_search, SearchWithPost",
        "POST, '', ProcessBundle",
        "GET, Patient/1/$everything, SearchEverything",
        "POST, Patient/$validate, ValidateResource",
        "POST, Patient/1/$validate, ValidateResource",
        "GET, Patient/1/$validate, ValidateResource",
        "GET, $export, StartFHIRExportJobWithGet",
        "POST, Patient/$export, StartFHIRExportJobWithPost",
        "GET, export/0123456789abcdef0123456789abcdef, DescribeFHIRExportJobWithGet",
        "DELETE, export/0123456789abcdef0123456789abcdef, CancelFHIRExportJobWithDelete",
        "GET, export/0123456789abcdef0123456789abcdef/Patient/Patient-1.ndjson, GetExportedFile",
    })
    void a_request_has_the_action_of_the_service_authorization_reference(String method, String path, String action) {
        FhirPath parsed = FhirPath.parse("/" + path);

        assertThat(FhirOperations.find(parsed.shape(), Verb.find(method).orElseThrow()))
                .hasValueSatisfying(
                        operation -> assertThat(operation.wireName()).isEqualTo(action));
    }
}
