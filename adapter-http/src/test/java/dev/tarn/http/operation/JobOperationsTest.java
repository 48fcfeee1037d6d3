package dev.tarn.http.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.http.Requests;
import dev.tarn.http.Samples;
import dev.tarn.http.Tarn;
import dev.tarn.ports.job.JobFilter;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartExportJobRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the operations on jobs ask of the port, and what they make of the answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobOperationsTest {

    private static final DatastoreId ID = new DatastoreId(Samples.ID);
    private static final ListJobsRequest LIST_JOBS = new ListJobsRequest(
            ID,
            new JobFilter(
                    Optional.of(new JobName("nightly")),
                    Optional.of(JobStatus.COMPLETED),
                    Optional.of(Instant.ofEpochMilli(1_767_225_600_500L)),
                    Optional.of(Instant.ofEpochSecond(1))),
            Optional.of(new PageSize(10)),
            Optional.of(new PageToken("t")));

    private Tarn tarn;

    @BeforeAll
    void start() {
        tarn = Tarn.start();
    }

    @AfterAll
    void stop() {
        tarn.close();
    }

    @BeforeEach
    void forget() {
        tarn.stub.asked.clear();
    }

    @Test
    void start_import_passes_everything_on() {
        JsonNode answer = tarn.callValid("StartFHIRImportJob");

        assertThat(tarn.stub.asked)
                .containsExactly(new StartImportJobRequest(
                        ID,
                        new S3Uri("s3://in-bucket/in/"),
                        Samples.output(),
                        new RoleArn(Samples.ROLE),
                        Optional.of(new JobName("nightly")),
                        ValidationLevel.STRUCTURE_ONLY,
                        Optional.of(new ClientToken("token-1"))));
        assertThat(answer)
                .isEqualTo(Requests.json(
                        "{'JobId':'" + Samples.JOB + "','JobStatus':'FAILED','DatastoreId':'" + Samples.ID + "'}"));
    }

    @Test
    void an_import_is_strict_where_nothing_is_said() {
        ObjectNode request = Requests.valid("StartFHIRImportJob");
        request.remove("ValidationLevel");

        tarn.call("StartFHIRImportJob", request);

        assertThat(tarn.stub.asked)
                .singleElement()
                .extracting(asked -> ((StartImportJobRequest) asked).validationLevel())
                .isEqualTo(ValidationLevel.STRICT);
    }

    @Test
    void describe_import_shows_every_member() {
        JsonNode job = tarn.callValid("DescribeFHIRImportJob").path("ImportJobProperties");

        assertThat(tarn.stub.asked).containsExactly(List.of(ID, new JobId(Samples.JOB)));
        assertThat(job).isEqualTo(importJob());
    }

    @Test
    void list_imports_passes_the_filter_on() {
        JsonNode answer = tarn.callValid("ListFHIRImportJobs");

        assertThat(tarn.stub.asked).containsExactly(LIST_JOBS);
        assertThat(answer.path("ImportJobPropertiesList").path(0)).isEqualTo(importJob());
        assertThat(answer.has("NextToken")).isFalse();
    }

    @Test
    void start_export_passes_everything_on() {
        JsonNode answer = tarn.callValid("StartFHIRExportJob");

        assertThat(tarn.stub.asked)
                .containsExactly(new StartExportJobRequest(
                        ID,
                        Samples.output(),
                        new RoleArn(Samples.ROLE),
                        Optional.of(new JobName("nightly")),
                        Optional.of(new ClientToken("token-1"))));
        assertThat(answer.path("JobStatus").asText()).isEqualTo("COMPLETED");
    }

    @Test
    void describe_and_list_exports_show_every_member() {
        JsonNode expected = Requests.json("{'JobId':'" + Samples.JOB + "','JobName':'nightly','JobStatus':'COMPLETED',"
                + "'SubmitTime':1603761064.881,'EndTime':1603761065.000,'DatastoreId':'" + Samples.ID
                + "','DataAccessRoleArn':'" + Samples.ROLE + "','OutputDataConfig':" + output() + "}");

        assertThat(tarn.callValid("DescribeFHIRExportJob").path("ExportJobProperties"))
                .isEqualTo(expected);
        assertThat(tarn.callValid("ListFHIRExportJobs")
                        .path("ExportJobPropertiesList")
                        .path(0))
                .isEqualTo(expected);
        assertThat(tarn.stub.asked).containsExactly(List.of(ID, new JobId(Samples.JOB)), LIST_JOBS);
    }

    private static String output() {
        return "{'S3Configuration':{'S3Uri':'s3://out-bucket/out/','KmsKeyId':'" + Samples.KEY + "'}}";
    }

    private static JsonNode importJob() {
        return Requests.json("{'JobId':'" + Samples.JOB + "','JobName':'nightly','JobStatus':'FAILED',"
                + "'SubmitTime':1603761064.881,'EndTime':1603761065.881,'DatastoreId':'" + Samples.ID
                + "','DataAccessRoleArn':'" + Samples.ROLE + "','Message':'no input',"
                + "'InputDataConfig':{'S3Uri':'s3://in-bucket/in/'},'JobOutputDataConfig':" + output()
                + ",'JobProgressReport':{'TotalNumberOfScannedFiles':2,'TotalSizeOfScannedFilesInMB':0.001798,"
                + "'TotalNumberOfImportedFiles':1,'TotalNumberOfResourcesScanned':9,"
                + "'TotalNumberOfResourcesImported':4,'TotalNumberOfResourcesWithCustomerError':5,"
                + "'TotalNumberOfFilesReadWithCustomerError':1,'Throughput':0.00001},"
                + "'ValidationLevel':'structure-only'}");
    }
}
