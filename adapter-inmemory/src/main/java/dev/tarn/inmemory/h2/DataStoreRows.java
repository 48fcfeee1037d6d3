package dev.tarn.inmemory.h2;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.AnalyticsConfiguration;
import dev.tarn.domain.datastore.AnalyticsStatus;
import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.CmkType;
import dev.tarn.domain.datastore.DataStore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.DatastoreState;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.datastore.ErrorCategory;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.datastore.FhirVersion;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.domain.datastore.LambdaArn;
import dev.tarn.domain.datastore.NlpConfiguration;
import dev.tarn.domain.datastore.NlpStatus;
import dev.tarn.domain.datastore.PreloadDataType;
import dev.tarn.domain.datastore.ProfileConfiguration;
import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.datastore.SmartMetadata;
import dev.tarn.domain.datastore.SseConfiguration;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Data stores as rows. */
final class DataStoreRows {

    private static final String MERGE = "MERGE INTO data_store (id, account, region, name, created_at, since, status,"
            + " error_message, error_category, type_version, cmk_type, kms_key_id, preload_data_type,"
            + " authorization_strategy, fine_grained_authorization, smart_metadata, idp_lambda_arn, nlp, nlp_status,"
            + " analytics, analytics_status, default_profiles)"
            + " KEY (id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private DataStoreRows() {}

    static void write(Statements sql, DataStore store, Instant since) throws SQLException {
        DatastoreConfiguration configuration = store.configuration();
        IdentityProviderConfiguration provider = configuration.identityProvider();
        Optional<ErrorCause> cause = store.state().cause();
        Prepared statement = sql.of(MERGE);
        new Cells(statement)
                .text(store.id())
                .text(store.arn().account())
                .text(store.arn().region())
                .text(store.name())
                .time(store.createdAt())
                .time(since)
                .text(store.status())
                .text(cause.flatMap(ErrorCause::errorMessage))
                .text(cause.flatMap(ErrorCause::errorCategory))
                .text(configuration.typeVersion())
                .text(configuration.sse().cmkType())
                .text(configuration.sse().kmsKeyId())
                .text(configuration.preloadDataType())
                .text(provider.authorizationStrategy())
                .flag(provider.fineGrainedAuthorizationEnabled())
                .text(provider.metadata())
                .text(provider.idpLambdaArn())
                .flag(configuration.nlp().isPresent())
                .text(configuration.nlp().flatMap(NlpConfiguration::status))
                .flag(configuration.analytics().isPresent())
                .text(configuration.analytics().flatMap(AnalyticsConfiguration::status))
                .texts(configuration.profiles().map(DataStoreRows::names));
        statement.executeUpdate();
    }

    private static String[] names(ProfileConfiguration profiles) {
        return profiles.defaultProfiles().stream().map(ProfileName::value).toArray(String[]::new);
    }

    static DataStore read(ResultSet row) throws SQLException {
        Scope scope = Scope.of(row.getString("account"), row.getString("region"));
        return new DataStore(
                DatastoreArn.of(scope, new DatastoreId(row.getString("id"))),
                Cells.optional(row, "name", DatastoreName::new),
                Cells.time(row, "created_at"),
                configuration(row),
                Optional.empty(),
                state(row));
    }

    private static DatastoreConfiguration configuration(ResultSet row) throws SQLException {
        return new DatastoreConfiguration(
                FhirVersion.valueOf(row.getString("type_version")),
                new SseConfiguration(
                        CmkType.valueOf(row.getString("cmk_type")),
                        Cells.optional(row, "kms_key_id", EncryptionKeyId::new)),
                Cells.optional(row, "preload_data_type", PreloadDataType::valueOf),
                new IdentityProviderConfiguration(
                        AuthorizationStrategy.valueOf(row.getString("authorization_strategy")),
                        row.getBoolean("fine_grained_authorization"),
                        Cells.optional(row, "smart_metadata", SmartMetadata::new),
                        Cells.optional(row, "idp_lambda_arn", LambdaArn::new)),
                row.getBoolean("nlp")
                        ? Optional.of(new NlpConfiguration(Cells.optional(row, "nlp_status", NlpStatus::valueOf)))
                        : Optional.empty(),
                row.getBoolean("analytics")
                        ? Optional.of(new AnalyticsConfiguration(
                                Cells.optional(row, "analytics_status", AnalyticsStatus::valueOf)))
                        : Optional.empty(),
                profiles(row));
    }

    private static Optional<ProfileConfiguration> profiles(ResultSet row) throws SQLException {
        Array names = row.getArray("default_profiles");
        return names == null
                ? Optional.empty()
                : Optional.of(new ProfileConfiguration(Arrays.stream((Object[]) names.getArray())
                        .map(name -> new ProfileName(name.toString()))
                        .toList()));
    }

    private static DatastoreState state(ResultSet row) throws SQLException {
        DatastoreStatus status = DatastoreStatus.valueOf(row.getString("status"));
        ErrorCause cause = new ErrorCause(
                Cells.optional(row, "error_message", text -> text),
                Cells.optional(row, "error_category", ErrorCategory::valueOf));
        return switch (status) {
            case CREATING, ACTIVE, UPDATING -> new DatastoreState.Standing(status);
            case CREATE_FAILED, UPDATE_FAILED -> new DatastoreState.Failed(status, cause);
            case DELETING, DELETED ->
                new DatastoreState.Leaving(
                        status, cause.equals(ErrorCause.UNSTATED) ? Optional.empty() : Optional.of(cause));
        };
    }
}
