package dev.tarn.domain.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.export.ExportFile;
import dev.tarn.domain.fhir.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportJobTest {

    @Test
    void files_are_listed_by_type_and_number_whichever_was_written_first() {
        ExportFile second = new ExportFile(ResourceType.Patient, "Patient-2.ndjson", 1);
        ExportFile tenth = new ExportFile(ResourceType.Patient, "Patient-10.ndjson", 1);
        ExportFile other = new ExportFile(ResourceType.Account, "Account-0.ndjson", 1);

        ExportJob job = ((ExportJob) Jobs.of(JobKind.EXPORT, JobStatus.IN_PROGRESS))
                .wrote(tenth)
                .wrote(second)
                .wrote(other);

        assertThat(job.files()).isEqualTo(List.of(other, second, tenth));
    }
}
