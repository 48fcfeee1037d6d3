package dev.tarn.inmemory;

import static dev.tarn.domain.operation.HealthLakeOperation.CANCEL_FHIR_EXPORT_JOB_WITH_DELETE;
import static dev.tarn.domain.operation.HealthLakeOperation.CREATE_FHIR_DATASTORE;
import static dev.tarn.domain.operation.HealthLakeOperation.CREATE_RESOURCE;
import static dev.tarn.domain.operation.HealthLakeOperation.DELETE_FHIR_DATASTORE;
import static dev.tarn.domain.operation.HealthLakeOperation.DELETE_RESOURCE;
import static dev.tarn.domain.operation.HealthLakeOperation.DESCRIBE_FHIR_DATASTORE;
import static dev.tarn.domain.operation.HealthLakeOperation.DESCRIBE_FHIR_EXPORT_JOB;
import static dev.tarn.domain.operation.HealthLakeOperation.DESCRIBE_FHIR_EXPORT_JOB_WITH_GET;
import static dev.tarn.domain.operation.HealthLakeOperation.DESCRIBE_FHIR_IMPORT_JOB;
import static dev.tarn.domain.operation.HealthLakeOperation.GET_EXPORTED_FILE;
import static dev.tarn.domain.operation.HealthLakeOperation.GET_FULL_HISTORY;
import static dev.tarn.domain.operation.HealthLakeOperation.GET_HISTORY_BY_RESOURCE_ID;
import static dev.tarn.domain.operation.HealthLakeOperation.GET_HISTORY_BY_RESOURCE_TYPE;
import static dev.tarn.domain.operation.HealthLakeOperation.LIST_FHIR_DATASTORES;
import static dev.tarn.domain.operation.HealthLakeOperation.LIST_FHIR_EXPORT_JOBS;
import static dev.tarn.domain.operation.HealthLakeOperation.LIST_FHIR_IMPORT_JOBS;
import static dev.tarn.domain.operation.HealthLakeOperation.LIST_TAGS_FOR_RESOURCE;
import static dev.tarn.domain.operation.HealthLakeOperation.PATCH_RESOURCE;
import static dev.tarn.domain.operation.HealthLakeOperation.PROCESS_BUNDLE;
import static dev.tarn.domain.operation.HealthLakeOperation.READ_RESOURCE;
import static dev.tarn.domain.operation.HealthLakeOperation.RESTORE_FHIR_DATASTORE;
import static dev.tarn.domain.operation.HealthLakeOperation.SEARCH_EVERYTHING;
import static dev.tarn.domain.operation.HealthLakeOperation.SEARCH_WITH_GET;
import static dev.tarn.domain.operation.HealthLakeOperation.START_FHIR_EXPORT_JOB;
import static dev.tarn.domain.operation.HealthLakeOperation.START_FHIR_EXPORT_JOB_WITH_GET;
import static dev.tarn.domain.operation.HealthLakeOperation.START_FHIR_EXPORT_JOB_WITH_POST;
import static dev.tarn.domain.operation.HealthLakeOperation.START_FHIR_IMPORT_JOB;
import static dev.tarn.domain.operation.HealthLakeOperation.TAG_RESOURCE;
import static dev.tarn.domain.operation.HealthLakeOperation.UNTAG_RESOURCE;
import static dev.tarn.domain.operation.HealthLakeOperation.UPDATE_FHIR_DATASTORE;
import static dev.tarn.domain.operation.HealthLakeOperation.UPDATE_RESOURCE;
import static dev.tarn.domain.operation.HealthLakeOperation.VALIDATE_RESOURCE;
import static dev.tarn.domain.operation.HealthLakeOperation.VERSION_READ_RESOURCE;
import static java.util.Map.entry;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.export.ExportSelection;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.smart.Access;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.datastore.RestoreDatastoreRequest;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.StartExportRequest;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.ValidateResource;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartExportJobRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import java.util.List;
import java.util.Map;

/** The methods of the ports, by the operation that each is over HTTP. */
final class OperationCalls {

    /** A call of a port. */
    interface Call {
        void make(HealthLake healthLake, DatastoreId store);
    }

    /** A call of a port of the FHIR endpoint. */
    private interface FhirCall {
        void make(FhirEndpoint fhir, DatastoreId store);
    }

    private static final JobId JOB = new JobId("0123456789abcdef0123456789abcdef");
    private static final ResourceAddress ANN = new ResourceAddress(ResourceType.Patient, new ResourceId("ann"));
    private static final ResourceJson JSON = ResourceJson.of("{\"resourceType\":\"Patient\",\"id\":\"ann\"}");
    private static final List<QueryParameter> QUERY = List.of(new QueryParameter("gender", "male"));
    private static final CreateResource CREATE = CreateResource.of(ResourceType.Patient, JSON);
    private static final SearchRequest SEARCH = SearchRequest.of(ResourceType.Patient, QUERY);
    private static final S3Uri FOLDER = new S3Uri("s3://bucket/folder/");
    private static final OutputDataConfig OUTPUT = new OutputDataConfig(FOLDER, new EncryptionKeyId("key"));
    private static final RoleArn ROLE = new RoleArn("arn:aws:iam::123456789012:role/any");

    static final Map<HealthLakeOperation, List<Call>> CALLS = Map.ofEntries(
            entry(
                    CREATE_FHIR_DATASTORE,
                    List.of((lake, store) -> lake.datastores().create(CreateDatastoreRequest.named("more")))),
            entry(
                    DESCRIBE_FHIR_DATASTORE,
                    List.of((lake, store) -> lake.datastores().describe(store))),
            entry(
                    LIST_FHIR_DATASTORES,
                    List.of((lake, store) -> lake.datastores().list(ListDatastoresRequest.all()))),
            entry(
                    UPDATE_FHIR_DATASTORE,
                    List.of((lake, store) -> lake.datastores().update(store, DatastoreUpdate.NOTHING))),
            entry(
                    RESTORE_FHIR_DATASTORE,
                    List.of((lake, store) -> lake.datastores().restore(RestoreDatastoreRequest.latest(store)))),
            entry(
                    DELETE_FHIR_DATASTORE,
                    List.of((lake, store) -> lake.datastores().delete(store))),
            entry(
                    START_FHIR_IMPORT_JOB,
                    List.of((lake, store) ->
                            lake.importJobs().start(StartImportJobRequest.of(store, FOLDER, OUTPUT, ROLE)))),
            entry(
                    DESCRIBE_FHIR_IMPORT_JOB,
                    List.of((lake, store) -> lake.importJobs().describe(store, JOB))),
            entry(
                    LIST_FHIR_IMPORT_JOBS,
                    List.of((lake, store) -> lake.importJobs().list(ListJobsRequest.of(store)))),
            entry(
                    START_FHIR_EXPORT_JOB,
                    List.of((lake, store) -> lake.exportJobs().start(StartExportJobRequest.of(store, OUTPUT, ROLE)))),
            entry(
                    DESCRIBE_FHIR_EXPORT_JOB,
                    List.of((lake, store) -> lake.exportJobs().describe(store, JOB))),
            entry(
                    LIST_FHIR_EXPORT_JOBS,
                    List.of((lake, store) -> lake.exportJobs().list(ListJobsRequest.of(store)))),
            entry(TAG_RESOURCE, List.of((lake, store) -> lake.tagging().tag(arn(store), List.of()))),
            entry(UNTAG_RESOURCE, List.of((lake, store) -> lake.tagging().untag(arn(store), List.of()))),
            entry(
                    LIST_TAGS_FOR_RESOURCE,
                    List.of((lake, store) -> lake.tagging().list(arn(store)))),
            fhir(
                    CREATE_RESOURCE,
                    (fhir, store) -> fhir.resources().create(store, CREATE),
                    (fhir, store) ->
                            fhir.validating(ValidationLevel.MINIMAL).resources().create(store, CREATE),
                    (fhir, store) ->
                            fhir.within(RequestBudget.UNLIMITED).resources().create(store, CREATE),
                    (fhir, store) -> fhir.conditionals().create(store, new ConditionalCreate(CREATE, QUERY))),
            fhir(READ_RESOURCE, (fhir, store) -> fhir.resources().read(store, ANN)),
            fhir(VERSION_READ_RESOURCE, (fhir, store) -> fhir.resources().vread(store, ANN, VersionId.FIRST)),
            fhir(GET_HISTORY_BY_RESOURCE_ID, (fhir, store) -> fhir.history().ofResource(store, HistoryRequest.of(ANN))),
            fhir(
                    GET_HISTORY_BY_RESOURCE_TYPE,
                    (fhir, store) -> fhir.history().ofSystem(store, SystemHistoryRequest.of(ResourceType.Patient))),
            fhir(GET_FULL_HISTORY, (fhir, store) -> fhir.history().ofSystem(store, SystemHistoryRequest.all())),
            fhir(
                    UPDATE_RESOURCE,
                    (fhir, store) -> fhir.resources().update(store, UpdateResource.of(ANN, JSON)),
                    (fhir, store) -> fhir.conditionals()
                            .update(
                                    store,
                                    new ConditionalUpdate(ResourceType.Patient, QUERY, JSON, Precondition.NONE))),
            fhir(
                    PATCH_RESOURCE,
                    (fhir, store) -> fhir.resources().patch(store, PatchResource.of(ANN, ResourceJson.of("[]")))),
            fhir(
                    DELETE_RESOURCE,
                    (fhir, store) -> fhir.resources().delete(store, DeleteResource.of(ANN)),
                    (fhir, store) -> fhir.conditionals()
                            .delete(store, new ConditionalDelete(ResourceType.Patient, QUERY, Precondition.NONE)),
                    (fhir, store) ->
                            fhir.conditionals().deleteMatches(store, new DeleteMatches(ResourceType.Patient, QUERY))),
            fhir(
                    PROCESS_BUNDLE,
                    (fhir, store) -> fhir.transactions().execute(store, List.of(TransactionEntry.of(CREATE)))),
            fhir(
                    SEARCH_WITH_GET,
                    (fhir, store) -> fhir.search().search(store, SEARCH),
                    (fhir, store) -> fhir.search().check(store, SEARCH),
                    (fhir, store) -> fhir.conditionals().withReferences(store, CREATE)),
            fhir(
                    SEARCH_EVERYTHING,
                    (fhir, store) -> fhir.search().everything(store, new EverythingRequest(ANN.id(), List.of()))),
            fhir(
                    VALIDATE_RESOURCE,
                    (fhir, store) ->
                            fhir.validation().validate(store, ValidateResource.of(ResourceType.Patient, JSON))),
            fhir(
                    START_FHIR_EXPORT_JOB_WITH_GET,
                    (fhir, store) ->
                            fhir.exports().start(store, StartExportRequest.hosted(ExportSelection.EVERYTHING))),
            fhir(
                    START_FHIR_EXPORT_JOB_WITH_POST,
                    (fhir, store) -> fhir.exports()
                            .start(store, StartExportRequest.to(OUTPUT, ROLE, ExportSelection.EVERYTHING))),
            fhir(
                    DESCRIBE_FHIR_EXPORT_JOB_WITH_GET,
                    (fhir, store) -> fhir.exports().status(store, JOB)),
            fhir(
                    CANCEL_FHIR_EXPORT_JOB_WITH_DELETE,
                    (fhir, store) -> fhir.exports().cancel(store, JOB)),
            fhir(
                    GET_EXPORTED_FILE,
                    (fhir, store) ->
                            fhir.exports().file(store, JOB, "Patient/Patient-1.ndjson", RequestBudget.UNLIMITED)));

    private OperationCalls() {}

    static List<Call> of(HealthLakeOperation operation) {
        return CALLS.getOrDefault(operation, List.of());
    }

    private static Map.Entry<HealthLakeOperation, List<Call>> fhir(HealthLakeOperation operation, FhirCall... calls) {
        return entry(
                operation,
                List.of(calls).stream()
                        .<Call>map(call -> (lake, store) -> call.make(lake.fhir(Access.ALL), store))
                        .toList());
    }

    private static TaggedArn arn(DatastoreId store) {
        return new TaggedArn("arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/" + store);
    }
}
