package dev.tarn.http.operation;

import dev.tarn.domain.backup.BackupConfiguration;
import dev.tarn.domain.datastore.AnalyticsConfiguration;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.domain.datastore.NlpConfiguration;
import dev.tarn.domain.datastore.ProfileConfiguration;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.shape.BackupConfigurationShape;
import dev.tarn.http.shape.DatastoreShape;
import dev.tarn.http.shape.FeatureShapes;
import dev.tarn.http.shape.IdentityProviderShape;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.http.shape.ScalarShapes;
import dev.tarn.http.shape.SmartMetadataWarnings;
import dev.tarn.ports.HealthLake;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code UpdateFHIRDatastore}, an operation of 2026. */
final class UpdateFHIRDatastore implements Operation<UpdateFHIRDatastore.Request, Datastore> {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateFHIRDatastore.class);

    /** Which data store is updated, and how. */
    record Request(DatastoreId id, DatastoreUpdate update) {}

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.UPDATE_FHIR_DATASTORE;
    }

    @Override
    public Request read(Members request) {
        Optional<DatastoreId> id = request.required("DatastoreId", ScalarShapes.DATASTORE_ID);
        Optional<DatastoreName> name = request.optional("DatastoreName", ScalarShapes.DATASTORE_NAME);
        Optional<AnalyticsConfiguration> analytics =
                request.optional("AnalyticsConfiguration", FeatureShapes.ANALYTICS);
        Optional<NlpConfiguration> nlp = request.optional("NlpConfiguration", FeatureShapes.NLP);
        Optional<ProfileConfiguration> profiles = request.optional("ProfileConfiguration", FeatureShapes.PROFILE);
        Optional<IdentityProviderConfiguration> idp =
                request.optional("IdentityProviderConfiguration", IdentityProviderShape.SHAPE);
        Optional<BackupConfiguration> backup = request.optional("BackupConfiguration", BackupConfigurationShape.SHAPE);
        return request.complete(
                () -> new Request(id.orElseThrow(), new DatastoreUpdate(name, nlp, analytics, profiles, idp, backup)));
    }

    @Override
    public AccessTarget target(Request request) {
        return AccessTarget.of(request.id());
    }

    @Override
    public Datastore call(HealthLake healthLake, Request request) {
        Datastore updated = healthLake.datastores().update(request.id(), request.update());
        request.update()
                .identityProvider()
                .map(SmartMetadataWarnings::of)
                .ifPresent(
                        warnings -> warnings.forEach(warning -> LOG.warn("Data store {}: {}", request.id(), warning)));
        return updated;
    }

    @Override
    public void write(Datastore store, AnswerWriter out, PublicAddress reach) {
        out.object("DatastoreProperties", members -> DatastoreShape.write(store, members, reach));
    }
}
