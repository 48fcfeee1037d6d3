package dev.tarn.domain.job;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import java.util.List;

/** The two kinds of job. */
public enum JobKind {
    IMPORT("Import", "jobOutputDataConfig.s3Configuration.s3Uri"),
    EXPORT("Export", "outputDataConfig.s3Configuration.s3Uri");

    private final String title;
    private final String outputPath;

    JobKind(String title, String outputPath) {
        this.title = title;
        this.outputPath = outputPath;
    }

    /** {@return the word for people: {@code Import}} */
    public String title() {
        return title;
    }

    /**
     * {@return the folder that a job of this kind writes into ({@code data-plane.md} 1.7, 2.3)}
     *
     * @throws Invalid if the output leaves no room for it ({@code domain/docs/decisions.md} T1)
     */
    public S3Uri folder(S3Uri output, DatastoreId datastore, JobId job) {
        String name = datastore + "-FHIR_" + name() + "-" + job + "/";
        String folder = (output.value().endsWith("/") ? output.value() : output.value() + "/") + name;
        if (folder.codePointCount(0, folder.length()) > S3Uri.RULE.max()) {
            int room = S3Uri.RULE.max() - name.length() - 1;
            throw new Invalid(List.of(Violation.of(
                    outputPath,
                    output.value(),
                    new Constraint.Rule(
                            "leave room for the folder of the job: have length less than or equal to " + room))));
        }
        return new S3Uri(folder);
    }
}
