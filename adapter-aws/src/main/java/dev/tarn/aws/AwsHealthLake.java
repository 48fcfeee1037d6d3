package dev.tarn.aws;

import dev.tarn.ports.DataStores;
import dev.tarn.ports.ExportJobs;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.ImportJobs;
import dev.tarn.ports.Tagging;

/** HealthLake at AWS, in one scope. */
record AwsHealthLake(DataStores dataStores, ImportJobs importJobs, ExportJobs exportJobs, Tagging tagging)
        implements HealthLake {

    static HealthLake over(Wire wire) {
        return new AwsHealthLake(
                new AwsDataStores(wire), new AwsImportJobs(wire), new AwsExportJobs(wire), new AwsTagging(wire));
    }
}
