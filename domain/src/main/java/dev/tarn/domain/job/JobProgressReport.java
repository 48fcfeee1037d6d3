package dev.tarn.domain.job;

/**
 * How far an import has come ({@code data-plane.md} 1.6). The counters of non-FHIR input stay out: Tarn converts none.
 *
 * @param scannedFiles files read, wholly or in part
 * @param scannedMegabytes their size so far, in units of 1,000,000 bytes
 * @param importedFiles files of which at least one resource was imported
 * @param resourcesScanned lines that held something
 * @param resourcesImported lines that became a resource, or already were one
 * @param resourcesWithCustomerError lines that could not
 * @param filesWithCustomerError files that could not be read as NDJSON, or held such a line
 * @param throughput resources scanned a second, since the job began to work
 */
public record JobProgressReport(
        long scannedFiles,
        double scannedMegabytes,
        long importedFiles,
        long resourcesScanned,
        long resourcesImported,
        long resourcesWithCustomerError,
        long filesWithCustomerError,
        double throughput) {

    /** The report of a job that has not begun. */
    public static final JobProgressReport NOTHING_YET = new JobProgressReport(0, 0, 0, 0, 0, 0, 0, 0);
}
