package dev.tarn.http.operation;

import dev.tarn.domain.backup.BackupConfiguration;
import dev.tarn.domain.datastore.AnalyticsConfiguration;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.FhirVersion;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.domain.datastore.NlpConfiguration;
import dev.tarn.domain.datastore.PreloadDataType;
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
import dev.tarn.http.shape.BackupConfigurationShape;
import dev.tarn.http.shape.DatastoreShape;
import dev.tarn.http.shape.FeatureShapes;
import dev.tarn.http.shape.IdentityProviderShape;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.http.shape.ScalarShapes;
import dev.tarn.http.shape.SmartMetadataWarnings;
import dev.tarn.http.shape.SseConfigurationShape;
import dev.tarn.http.shape.TagShape;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreReceipt;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code CreateFHIRDatastore}. */
final class CreateFHIRDatastore implements Operation<CreateDatastoreRequest, DatastoreReceipt> {

    private static final Logger LOG = LoggerFactory.getLogger(CreateFHIRDatastore.class);
    private static final Shape<FhirVersion> VERSION = Shapes.word(FhirVersion.WORDS);
    private static final Shape<PreloadDataType> PRELOAD_TYPE = Shapes.word(PreloadDataType.WORDS);
    private static final Shape<PreloadDataType> PRELOAD =
            Nested.structure(preload -> preload.required("PreloadDataType", PRELOAD_TYPE));

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.CREATE_FHIR_DATASTORE;
    }

    @Override
    public CreateDatastoreRequest read(Members request) {
        Optional<DatastoreName> name = request.optional("DatastoreName", ScalarShapes.DATASTORE_NAME);
        Optional<FhirVersion> version = request.required("DatastoreTypeVersion", VERSION);
        Optional<SseConfiguration> sse = request.optional("SseConfiguration", SseConfigurationShape.SHAPE);
        Optional<PreloadDataType> preload = request.optional("PreloadDataConfig", PRELOAD);
        Optional<ClientToken> token = request.optional("ClientToken", ScalarShapes.CLIENT_TOKEN);
        Optional<List<Tag>> tags = request.optional("Tags", TagShape.LIST);
        Optional<IdentityProviderConfiguration> idp =
                request.optional("IdentityProviderConfiguration", IdentityProviderShape.SHAPE);
        Optional<AnalyticsConfiguration> analytics =
                request.optional("AnalyticsConfiguration", FeatureShapes.ANALYTICS);
        Optional<NlpConfiguration> nlp = request.optional("NlpConfiguration", FeatureShapes.NLP);
        Optional<ProfileConfiguration> profiles = request.optional("ProfileConfiguration", FeatureShapes.PROFILE);
        Optional<BackupConfiguration> backup = request.optional("BackupConfiguration", BackupConfigurationShape.SHAPE);
        return request.complete(() -> new CreateDatastoreRequest(
                name,
                new DatastoreConfiguration(
                        version.orElseThrow(),
                        sse.orElse(SseConfiguration.AWS_OWNED),
                        preload,
                        idp.orElse(IdentityProviderConfiguration.AWS_AUTH),
                        nlp,
                        analytics,
                        profiles,
                        backup),
                tags.orElse(List.of()),
                token));
    }

    @Override
    public AccessTarget target(CreateDatastoreRequest request) {
        return AccessTarget.NONE.tagged(request.tags());
    }

    @Override
    public DatastoreReceipt call(HealthLake healthLake, CreateDatastoreRequest request) {
        DatastoreReceipt made = healthLake.datastores().create(request);
        SmartMetadataWarnings.of(request.configuration().identityProvider())
                .forEach(warning -> LOG.warn("Data store {}: {}", made.id(), warning));
        return made;
    }

    @Override
    public void write(DatastoreReceipt answer, AnswerWriter out, PublicAddress reach) {
        DatastoreShape.write(answer, out, reach);
    }
}
