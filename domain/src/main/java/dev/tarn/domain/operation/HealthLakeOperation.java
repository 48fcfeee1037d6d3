package dev.tarn.domain.operation;

import java.util.Arrays;
import java.util.Optional;

/**
 * The operations of the control plane, and the interactions of the FHIR endpoint, by the names of their IAM actions
 * ({@code control-plane.md} 5).
 */
public enum HealthLakeOperation implements AwsOperation {
    CREATE_FHIR_DATASTORE("CreateFHIRDatastore"),
    DESCRIBE_FHIR_DATASTORE("DescribeFHIRDatastore"),
    LIST_FHIR_DATASTORES("ListFHIRDatastores"),
    UPDATE_FHIR_DATASTORE("UpdateFHIRDatastore"),
    DELETE_FHIR_DATASTORE("DeleteFHIRDatastore"),
    RESTORE_FHIR_DATASTORE("RestoreFHIRDatastore"),
    START_FHIR_IMPORT_JOB("StartFHIRImportJob"),
    DESCRIBE_FHIR_IMPORT_JOB("DescribeFHIRImportJob"),
    LIST_FHIR_IMPORT_JOBS("ListFHIRImportJobs"),
    START_FHIR_EXPORT_JOB("StartFHIRExportJob"),
    DESCRIBE_FHIR_EXPORT_JOB("DescribeFHIRExportJob"),
    LIST_FHIR_EXPORT_JOBS("ListFHIRExportJobs"),
    TAG_RESOURCE("TagResource"),
    UNTAG_RESOURCE("UntagResource"),
    LIST_TAGS_FOR_RESOURCE("ListTagsForResource"),

    CREATE_RESOURCE("CreateResource"),
    READ_RESOURCE("ReadResource"),
    VERSION_READ_RESOURCE("VersionReadResource"),
    GET_HISTORY_BY_RESOURCE_ID("GetHistoryByResourceId"),
    GET_HISTORY_BY_RESOURCE_TYPE("GetHistoryByResourceType"),
    GET_FULL_HISTORY("GetFullHistory"),
    UPDATE_RESOURCE("UpdateResource"),
    PATCH_RESOURCE("PatchResource"),
    DELETE_RESOURCE("DeleteResource"),
    PROCESS_BUNDLE("ProcessBundle"),
    SEARCH_WITH_GET("SearchWithGet"),
    SEARCH_WITH_POST("SearchWithPost"),
    SEARCH_EVERYTHING("SearchEverything"),
    GET_CAPABILITIES("GetCapabilities"),
    VALIDATE_RESOURCE("ValidateResource"),
    START_FHIR_EXPORT_JOB_WITH_GET("StartFHIRExportJobWithGet"),
    START_FHIR_EXPORT_JOB_WITH_POST("StartFHIRExportJobWithPost"),
    DESCRIBE_FHIR_EXPORT_JOB_WITH_GET("DescribeFHIRExportJobWithGet"),
    CANCEL_FHIR_EXPORT_JOB_WITH_DELETE("CancelFHIRExportJobWithDelete"),
    GET_EXPORTED_FILE("GetExportedFile");

    private final String wireName;

    HealthLakeOperation(String wireName) {
        this.wireName = wireName;
    }

    /** {@return the operation of this name; empty for any other text} */
    public static Optional<HealthLakeOperation> find(String wireName) {
        return Arrays.stream(values())
                .filter(operation -> operation.wireName.equals(wireName))
                .findFirst();
    }

    @Override
    public Service service() {
        return Service.HEALTHLAKE;
    }

    /** {@return the name as IAM and the model spell it: {@code StartFHIRImportJob}} */
    @Override
    public String wireName() {
        return wireName;
    }

    /** {@return whether it is an interaction of the FHIR endpoint; the others are of the control plane} */
    public boolean isOfFhir() {
        return compareTo(CREATE_RESOURCE) >= 0;
    }

    /** {@return whether it stores something, which needs room on a disk} Deletions do not count. */
    public boolean isWrite() {
        return switch (this) {
            case CREATE_FHIR_DATASTORE,
                    UPDATE_FHIR_DATASTORE,
                    RESTORE_FHIR_DATASTORE,
                    START_FHIR_IMPORT_JOB,
                    START_FHIR_EXPORT_JOB,
                    TAG_RESOURCE,
                    CREATE_RESOURCE,
                    UPDATE_RESOURCE,
                    PATCH_RESOURCE,
                    PROCESS_BUNDLE,
                    START_FHIR_EXPORT_JOB_WITH_GET,
                    START_FHIR_EXPORT_JOB_WITH_POST -> true;
            case DESCRIBE_FHIR_DATASTORE,
                    LIST_FHIR_DATASTORES,
                    DELETE_FHIR_DATASTORE,
                    DESCRIBE_FHIR_IMPORT_JOB,
                    LIST_FHIR_IMPORT_JOBS,
                    DESCRIBE_FHIR_EXPORT_JOB,
                    LIST_FHIR_EXPORT_JOBS,
                    UNTAG_RESOURCE,
                    LIST_TAGS_FOR_RESOURCE,
                    READ_RESOURCE,
                    VERSION_READ_RESOURCE,
                    GET_HISTORY_BY_RESOURCE_ID,
                    GET_HISTORY_BY_RESOURCE_TYPE,
                    GET_FULL_HISTORY,
                    DELETE_RESOURCE,
                    SEARCH_WITH_GET,
                    SEARCH_WITH_POST,
                    SEARCH_EVERYTHING,
                    GET_CAPABILITIES,
                    VALIDATE_RESOURCE,
                    DESCRIBE_FHIR_EXPORT_JOB_WITH_GET,
                    CANCEL_FHIR_EXPORT_JOB_WITH_DELETE,
                    GET_EXPORTED_FILE -> false;
        };
    }

    @Override
    public String toString() {
        return wireName;
    }
}
