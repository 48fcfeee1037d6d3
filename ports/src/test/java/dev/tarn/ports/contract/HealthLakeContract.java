package dev.tarn.ports.contract;

/** Everything that HealthLake promises: an implementation is finished when a class that supplies its subject is green. */
public interface HealthLakeContract
        extends DatastoresContract,
                DatastoreListsContract,
                DatastorePagesContract,
                JobsContract,
                JobListsContract,
                JobQueueContract,
                ImportJobsContract,
                ImportInputContract,
                ExportJobsContract,
                ClientTokensContract,
                TaggingContract,
                ScopesContract,
                HealthLakeWalkContract {}
