package dev.tarn.ports.contract;

/** Everything that the resources of a HealthLake promise, where they are offered. */
public interface FhirResourcesContract
        extends ResourceWritesContract,
                ResourceConditionsContract,
                ResourceHistoryContract,
                SystemHistoryContract,
                ResourcePatchContract,
                FhirSearchContract,
                FhirConditionalsContract,
                TransactionContract,
                TransactionLinksContract,
                ResourceRoundTripContract,
                FhirExportsContract,
                FhirValidationContract,
                ResourceWalkContract {}
