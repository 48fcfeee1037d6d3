package dev.tarn.domain.job;

import dev.tarn.domain.datastore.DatastoreId;

/** The two kinds of job. */
public enum JobKind {
    IMPORT("Import"),
    EXPORT("Export");

    private final String title;

    JobKind(String title) {
        this.title = title;
    }

    /** {@return the word for people: {@code Import}} */
    public String title() {
        return title;
    }

    /** {@return the folder that a job of this kind writes into ({@code data-plane.md} 1.7, 2.3)} */
    public S3Uri folder(S3Uri output, DatastoreId datastore, JobId job) {
        return new S3Uri(output.asFolder().value() + datastore + "-FHIR_" + name() + "-" + job + "/");
    }
}
