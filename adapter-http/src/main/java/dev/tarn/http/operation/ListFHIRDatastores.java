package dev.tarn.http.operation;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.json.Nested;
import dev.tarn.http.json.Shape;
import dev.tarn.http.json.Shapes;
import dev.tarn.http.shape.DatastoreShape;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.http.shape.ScalarShapes;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.DatastoreFilter;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.paging.Page;
import java.time.Instant;
import java.util.Optional;

/** {@code ListFHIRDatastores}. */
final class ListFHIRDatastores implements Operation<ListDatastoresRequest, Page<Datastore>> {

    private static final Shape<DatastoreStatus> STATUS = Shapes.word(DatastoreStatus.WORDS);
    private static final Shape<DatastoreFilter> FILTER = Nested.structure(ListFHIRDatastores::filter);

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.LIST_FHIR_DATASTORES;
    }

    @Override
    public ListDatastoresRequest read(Members request) {
        Optional<DatastoreFilter> filter = request.optional("Filter", FILTER);
        Optional<PageToken> token = request.optional("NextToken", ScalarShapes.NEXT_TOKEN);
        Optional<PageSize> size = request.optional("MaxResults", ScalarShapes.MAX_RESULTS);
        return request.complete(() -> new ListDatastoresRequest(filter.orElse(DatastoreFilter.ANY), size, token));
    }

    private static Optional<DatastoreFilter> filter(Members filter) {
        Optional<DatastoreName> name = filter.optional("DatastoreName", ScalarShapes.DATASTORE_NAME);
        Optional<DatastoreStatus> status = filter.optional("DatastoreStatus", STATUS);
        Optional<Instant> before = filter.optional("CreatedBefore", Shapes.TIME);
        Optional<Instant> after = filter.optional("CreatedAfter", Shapes.TIME);
        return filter.build(() -> new DatastoreFilter(name, status, before, after));
    }

    @Override
    public AccessTarget target(ListDatastoresRequest request) {
        return AccessTarget.NONE;
    }

    @Override
    public Page<Datastore> call(HealthLake healthLake, ListDatastoresRequest request) {
        return healthLake.datastores().list(request);
    }

    @Override
    public void write(Page<Datastore> page, AnswerWriter out, PublicAddress reach) {
        out.objects("DatastorePropertiesList", page.items(), store -> DatastoreShape.write(store, out, reach));
        out.text("NextToken", page.next());
    }
}
