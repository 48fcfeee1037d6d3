package dev.tarn.http.operation;

import dev.tarn.domain.datastore.AnalyticsConfiguration;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.FhirVersion;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.domain.datastore.NlpConfiguration;
import dev.tarn.domain.datastore.ProfileConfiguration;
import dev.tarn.domain.datastore.SseConfiguration;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.tag.Tag;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.json.Nested;
import dev.tarn.http.json.Shape;
import dev.tarn.http.json.Shapes;
import dev.tarn.http.shape.DatastoreShape;
import dev.tarn.http.shape.FeatureShapes;
import dev.tarn.http.shape.IdentityProviderShape;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.http.shape.ScalarShapes;
import dev.tarn.http.shape.SseConfigurationShape;
import dev.tarn.http.shape.TagShape;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.DatastoreReceipt;
import dev.tarn.ports.datastore.RestoreDatastoreRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code RestoreFHIRDatastore}, an operation of 2026. */
final class RestoreFHIRDatastore implements Operation<RestoreDatastoreRequest, DatastoreReceipt> {

    /** The time, which may be left out. */
    private static final Shape<Optional<Instant>> POINT = Nested.union(
            "ContinuousBackupRestoreConfiguration",
            Nested.structure(backup -> Optional.of(backup.optional("RestorePointTime", Shapes.TIME))));

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.RESTORE_FHIR_DATASTORE;
    }

    @Override
    public RestoreDatastoreRequest read(Members request) {
        Optional<DatastoreId> source = request.required("SourceDatastoreId", ScalarShapes.DATASTORE_ID);
        Optional<Optional<Instant>> point = request.required("RestoreConfiguration", POINT);
        Optional<DatastoreName> name = request.optional("DatastoreName", ScalarShapes.DATASTORE_NAME);
        Optional<SseConfiguration> sse = request.optional("SseConfiguration", SseConfigurationShape.SHAPE);
        Optional<ClientToken> token = request.optional("ClientToken", ScalarShapes.CLIENT_TOKEN);
        Optional<List<Tag>> tags = request.optional("Tags", TagShape.LIST);
        Optional<IdentityProviderConfiguration> idp =
                request.optional("IdentityProviderConfiguration", IdentityProviderShape.SHAPE);
        Optional<AnalyticsConfiguration> analytics =
                request.optional("AnalyticsConfiguration", FeatureShapes.ANALYTICS);
        Optional<NlpConfiguration> nlp = request.optional("NlpConfiguration", FeatureShapes.NLP);
        Optional<ProfileConfiguration> profiles = request.optional("ProfileConfiguration", FeatureShapes.PROFILE);
        return request.complete(() -> new RestoreDatastoreRequest(
                source.orElseThrow(),
                point.orElseThrow(),
                name,
                new DatastoreConfiguration(
                        FhirVersion.R4,
                        sse.orElse(SseConfiguration.AWS_OWNED),
                        Optional.empty(),
                        idp.orElse(IdentityProviderConfiguration.AWS_AUTH),
                        nlp,
                        analytics,
                        profiles,
                        Optional.empty()),
                tags.orElse(List.of()),
                token));
    }

    @Override
    public AccessTarget target(RestoreDatastoreRequest request) {
        return AccessTarget.of(request.source()).tagged(request.tags());
    }

    @Override
    public DatastoreReceipt call(HealthLake healthLake, RestoreDatastoreRequest request) {
        return healthLake.datastores().restore(request);
    }

    @Override
    public void write(DatastoreReceipt answer, AnswerWriter out, PublicAddress reach) {
        DatastoreShape.write(answer, out, reach);
    }
}
