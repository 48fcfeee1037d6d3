package dev.tarn.aws;

import static dev.tarn.aws.SdkAnswer.required;
import static dev.tarn.aws.SdkAnswer.text;
import static dev.tarn.aws.SdkAnswer.word;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.DatastoreState;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.ErrorCategory;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.ports.datastore.DatastoreFilter;
import dev.tarn.ports.datastore.DatastoreReceipt;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.healthlake.model.CreateFhirDatastoreResponse;
import software.amazon.awssdk.services.healthlake.model.DatastoreProperties;
import software.amazon.awssdk.services.healthlake.model.DeleteFhirDatastoreResponse;

/** Converts data stores between domain and SDK. */
final class DatastoreShapes {

    private DatastoreShapes() {}

    static Datastore read(@Nullable DatastoreProperties properties) {
        DatastoreProperties store = required("datastoreProperties", properties);
        return new Datastore(
                arn(store.datastoreArn()),
                text(store.datastoreName(), DatastoreName::new),
                required("createdAt", store.createdAt()),
                ConfigurationShapes.read(store),
                text(store.datastoreEndpoint(), URI::create),
                DatastoreState.of(
                        status(store.datastoreStatusAsString()),
                        () -> Optional.ofNullable(store.errorCause()).map(DatastoreShapes::cause)),
                Optional.empty());
    }

    static DatastoreReceipt read(CreateFhirDatastoreResponse answer) {
        return receipt(answer.datastoreArn(), answer.datastoreStatusAsString(), answer.datastoreEndpoint());
    }

    static DatastoreReceipt read(DeleteFhirDatastoreResponse answer) {
        return receipt(answer.datastoreArn(), answer.datastoreStatusAsString(), answer.datastoreEndpoint());
    }

    static void write(
            DatastoreFilter filter, software.amazon.awssdk.services.healthlake.model.DatastoreFilter.Builder shape) {
        filter.name().ifPresent(name -> shape.datastoreName(name.value()));
        filter.status().ifPresent(status -> shape.datastoreStatus(status.name()));
        filter.createdBefore().ifPresent(shape::createdBefore);
        filter.createdAfter().ifPresent(shape::createdAfter);
    }

    private static DatastoreReceipt receipt(@Nullable String arn, @Nullable String status, @Nullable String endpoint) {
        return new DatastoreReceipt(arn(arn), status(status), text(endpoint, URI::create));
    }

    private static DatastoreArn arn(@Nullable String arn) {
        return DatastoreArn.parse(required("datastoreArn", arn));
    }

    private static DatastoreStatus status(@Nullable String word) {
        return word("datastoreStatus", DatastoreStatus.WORDS, word);
    }

    private static ErrorCause cause(software.amazon.awssdk.services.healthlake.model.ErrorCause shape) {
        return new ErrorCause(
                text(shape.errorMessage(), message -> message),
                text(shape.errorCategoryAsString(), category -> word("errorCategory", ErrorCategory.WORDS, category)));
    }
}
