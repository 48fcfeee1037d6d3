package dev.tarn.ports.contract;

/** Everything that HealthLake promises: an implementation is finished when a class that supplies its subject is green. */
public interface HealthLakeContract
        extends DataStoresContract,
                DataStoreListsContract,
                DataStorePagesContract,
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
