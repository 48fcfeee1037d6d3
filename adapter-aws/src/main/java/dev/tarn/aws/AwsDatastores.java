package dev.tarn.aws;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreFilter;
import dev.tarn.ports.datastore.DatastoreReceipt;
import dev.tarn.ports.datastore.Datastores;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.datastore.RestoreDatastoreRequest;
import dev.tarn.ports.paging.Page;
import software.amazon.awssdk.services.healthlake.model.CreateFhirDatastoreRequest;
import software.amazon.awssdk.services.healthlake.model.ListFhirDatastoresRequest;

/** Data stores at AWS. */
final class AwsDatastores implements Datastores {

    private final Wire wire;

    AwsDatastores(Wire wire) {
        this.wire = wire;
    }

    @Override
    public DatastoreReceipt create(CreateDatastoreRequest request) {
        CreateFhirDatastoreRequest shape = shape(request);
        SdkCall call = wire.call("CreateFHIRDatastore");
        return call.ask(
                client -> client.createFHIRDatastore(shape), answer -> seen(call, DatastoreShapes.read(answer)));
    }

    @Override
    public Datastore describe(DatastoreId id) {
        SdkCall call = wire.call("DescribeFHIRDatastore");
        return call.ask(
                client -> client.describeFHIRDatastore(request -> request.datastoreId(id.value())),
                answer -> seen(call, DatastoreShapes.read(answer.datastoreProperties())));
    }

    @Override
    public Page<Datastore> list(ListDatastoresRequest request) {
        SdkCall call = wire.call("ListFHIRDatastores");
        return call.ask(
                client -> client.listFHIRDatastores(shape(request)),
                answer -> Pages.read(
                        answer.datastorePropertiesList(),
                        store -> seen(call, DatastoreShapes.read(store)),
                        answer.nextToken()));
    }

    @Override
    public Datastore update(DatastoreId id, DatastoreUpdate update) {
        throw ConfigurationShapes.unknown(
                "UpdateFHIRDatastore", "Update the data store in the console or by the AWS CLI");
    }

    @Override
    public DatastoreReceipt restore(RestoreDatastoreRequest request) {
        throw ConfigurationShapes.unknown(
                "RestoreFHIRDatastore", "Restore the data store in the console or by the AWS CLI");
    }

    @Override
    public DatastoreReceipt delete(DatastoreId id) {
        SdkCall call = wire.call("DeleteFHIRDatastore");
        return call.ask(
                client -> client.deleteFHIRDatastore(request -> request.datastoreId(id.value())),
                answer -> seen(call, DatastoreShapes.read(answer)));
    }

    private static CreateFhirDatastoreRequest shape(CreateDatastoreRequest request) {
        CreateFhirDatastoreRequest.Builder shape = CreateFhirDatastoreRequest.builder();
        ConfigurationShapes.write(request.configuration(), shape);
        request.name().ifPresent(name -> shape.datastoreName(name.value()));
        request.clientToken().ifPresent(token -> shape.clientToken(token.value()));
        if (!request.tags().isEmpty()) {
            shape.tags(TagShapes.write(request.tags()));
        }
        return shape.build();
    }

    private static ListFhirDatastoresRequest shape(ListDatastoresRequest request) {
        ListFhirDatastoresRequest.Builder shape = ListFhirDatastoresRequest.builder();
        if (!request.filter().equals(DatastoreFilter.ANY)) {
            shape.filter(filter -> DatastoreShapes.write(request.filter(), filter));
        }
        request.pageSize().ifPresent(size -> shape.maxResults(size.value()));
        request.pageToken().ifPresent(token -> shape.nextToken(token.value()));
        return shape.build();
    }

    private static Datastore seen(SdkCall call, Datastore store) {
        saw(call, store.id(), store.status());
        return store;
    }

    private static DatastoreReceipt seen(SdkCall call, DatastoreReceipt receipt) {
        saw(call, receipt.id(), receipt.status());
        return receipt;
    }

    private static void saw(SdkCall call, DatastoreId id, DatastoreStatus status) {
        call.saw("data store " + id, DatastoreStatus.LIFECYCLE, status);
    }
}
