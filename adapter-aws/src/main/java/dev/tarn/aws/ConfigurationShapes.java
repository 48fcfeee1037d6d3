package dev.tarn.aws;

import static dev.tarn.aws.SdkAnswer.required;
import static dev.tarn.aws.SdkAnswer.text;
import static dev.tarn.aws.SdkAnswer.word;

import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.CmkType;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.datastore.FhirVersion;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.domain.datastore.LambdaArn;
import dev.tarn.domain.datastore.PreloadDataType;
import dev.tarn.domain.datastore.SmartMetadata;
import dev.tarn.domain.datastore.SseConfiguration;
import dev.tarn.domain.failure.Unsupported;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.healthlake.model.CreateFhirDatastoreRequest;
import software.amazon.awssdk.services.healthlake.model.DatastoreProperties;
import software.amazon.awssdk.services.healthlake.model.KmsEncryptionConfig;

/** Converts the configuration of a data store between domain and SDK ({@code control-plane.md} 1.5). */
final class ConfigurationShapes {

    private ConfigurationShapes() {}

    /**
     * Adds the configuration to a request.
     *
     * @throws Unsupported for a member of 2026, which the newest SDK does not know and would not send
     */
    static void write(DatastoreConfiguration configuration, CreateFhirDatastoreRequest.Builder request) {
        refuse("NlpConfiguration", configuration.nlp());
        refuse("AnalyticsConfiguration", configuration.analytics());
        refuse("ProfileConfiguration", configuration.profiles());
        refuse("BackupConfiguration", configuration.backup());
        request.datastoreTypeVersion(configuration.typeVersion().name())
                .sseConfiguration(sse -> sse.kmsEncryptionConfig(write(configuration.sse())))
                .identityProviderConfiguration(write(configuration.identityProvider()));
        configuration
                .preloadDataType()
                .ifPresent(type -> request.preloadDataConfig(preload -> preload.preloadDataType(type.name())));
    }

    private static void refuse(String member, Optional<?> value) {
        if (value.isPresent()) {
            throw unknown(member, "Leave it out, and set it in the console or by the AWS CLI");
        }
    }

    /** {@return the failure of what the SDK does not know and would not send} */
    static Unsupported unknown(String name, String remedy) {
        return new Unsupported(name + " cannot be sent: the AWS SDK for Java 2.40.2 does not know it. " + remedy);
    }

    private static KmsEncryptionConfig write(SseConfiguration sse) {
        KmsEncryptionConfig.Builder shape =
                KmsEncryptionConfig.builder().cmkType(sse.cmkType().name());
        sse.kmsKeyId().ifPresent(key -> shape.kmsKeyId(key.value()));
        return shape.build();
    }

    private static software.amazon.awssdk.services.healthlake.model.IdentityProviderConfiguration write(
            IdentityProviderConfiguration provider) {
        var shape = software.amazon.awssdk.services.healthlake.model.IdentityProviderConfiguration.builder()
                .authorizationStrategy(provider.authorizationStrategy().name())
                .fineGrainedAuthorizationEnabled(provider.fineGrainedAuthorizationEnabled());
        provider.metadata().ifPresent(metadata -> shape.metadata(metadata.document()));
        provider.idpLambdaArn().ifPresent(lambda -> shape.idpLambdaArn(lambda.value()));
        return shape.build();
    }

    /** {@return the configuration in an answer; members that it omits have HealthLake's defaults} */
    static DatastoreConfiguration read(DatastoreProperties store) {
        return new DatastoreConfiguration(
                word("datastoreTypeVersion", FhirVersion.WORDS, store.datastoreTypeVersionAsString()),
                sse(store.sseConfiguration()),
                Optional.ofNullable(store.preloadDataConfig())
                        .map(preload ->
                                word("preloadDataType", PreloadDataType.WORDS, preload.preloadDataTypeAsString())),
                identityProvider(store.identityProviderConfiguration()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static SseConfiguration sse(
            software.amazon.awssdk.services.healthlake.model.@Nullable SseConfiguration shape) {
        if (shape == null) {
            return SseConfiguration.AWS_OWNED;
        }
        KmsEncryptionConfig kms = required("kmsEncryptionConfig", shape.kmsEncryptionConfig());
        return new SseConfiguration(
                word("cmkType", CmkType.WORDS, kms.cmkTypeAsString()), text(kms.kmsKeyId(), EncryptionKeyId::new));
    }

    /** Does not validate the metadata: HealthLake has accepted it. */
    private static IdentityProviderConfiguration identityProvider(
            software.amazon.awssdk.services.healthlake.model.@Nullable IdentityProviderConfiguration shape) {
        if (shape == null) {
            return IdentityProviderConfiguration.AWS_AUTH;
        }
        return new IdentityProviderConfiguration(
                word("authorizationStrategy", AuthorizationStrategy.WORDS, shape.authorizationStrategyAsString()),
                Boolean.TRUE.equals(shape.fineGrainedAuthorizationEnabled()),
                Optional.ofNullable(shape.metadata()).map(SmartMetadata::new),
                text(shape.idpLambdaArn(), LambdaArn::new));
    }
}
