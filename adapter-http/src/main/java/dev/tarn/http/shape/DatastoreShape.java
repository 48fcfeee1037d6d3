package dev.tarn.http.shape;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.datastore.DatastoreReceipt;

/** {@code DatastoreProperties}, and the four members with which Create and Delete answer. */
public final class DatastoreShape {

    private DatastoreShape() {}

    /** Writes what Create and Delete say. */
    public static void write(DatastoreReceipt receipt, AnswerWriter out, PublicAddress reach) {
        out.text("DatastoreId", receipt.id());
        out.text("DatastoreArn", receipt.arn());
        out.text("DatastoreStatus", receipt.status());
        out.text("DatastoreEndpoint", reach.endpoint(receipt.id()));
    }

    /** Writes the members of {@code DatastoreProperties}. */
    public static void write(Datastore store, AnswerWriter out, PublicAddress reach) {
        out.text("DatastoreId", store.id());
        out.text("DatastoreArn", store.arn());
        out.text("DatastoreName", store.name());
        out.text("DatastoreStatus", store.status());
        out.time("CreatedAt", store.createdAt());
        out.text("DatastoreTypeVersion", store.configuration().typeVersion());
        out.text("DatastoreEndpoint", reach.endpoint(store.id()));
        write(store.configuration(), out);
        BackupConfigurationShape.writeStatus(store, out);
        store.state()
                .cause()
                .ifPresent(cause -> out.object("ErrorCause", members -> {
                    members.text("ErrorMessage", cause.errorMessage());
                    members.text("ErrorCategory", cause.errorCategory());
                }));
    }

    private static void write(DatastoreConfiguration configuration, AnswerWriter out) {
        SseConfigurationShape.write(configuration.sse(), out);
        configuration
                .preloadDataType()
                .ifPresent(type -> out.object("PreloadDataConfig", members -> members.text("PreloadDataType", type)));
        IdentityProviderShape.write(configuration.identityProvider(), out);
        configuration.nlp().ifPresent(nlp -> FeatureShapes.write(nlp, out));
        configuration.analytics().ifPresent(analytics -> FeatureShapes.write(analytics, out));
        configuration.profiles().ifPresent(profiles -> FeatureShapes.write(profiles, out));
    }
}
