package dev.tarn.inmemory.storage.schema.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.AnalyticsConfiguration;
import dev.tarn.domain.datastore.AnalyticsStatus;
import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.CmkType;
import dev.tarn.domain.datastore.Datastore;
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
import dev.tarn.inmemory.storage.schema.row.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Data stores as rows.
 *
 * @param since when it came into its status
 */
public record DatastoreRows(Datastore store, Instant since) {

    public static Row cells(Datastore store, Instant since) {
        DatastoreConfiguration configuration = store.configuration();
        IdentityProviderConfiguration provider = configuration.identityProvider();
        Optional<ErrorCause> cause = store.state().cause();
        Row.Writer cells = Row.writer()
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
                .text(provider.fineGrainedAuthorizationEnabled())
                .text(provider.metadata())
                .text(provider.idpLambdaArn())
                // Whether there is a configuration; it may have no status.
                .text(configuration.nlp().isPresent())
                .text(configuration.nlp().flatMap(NlpConfiguration::status))
                .text(configuration.analytics().isPresent())
                .text(configuration.analytics().flatMap(AnalyticsConfiguration::status));
        List<ProfileName> profiles = configuration
                .profiles()
                .map(ProfileConfiguration::defaultProfiles)
                .orElse(List.of());
        cells.text(configuration.profiles().isPresent()).text(profiles.size());
        profiles.forEach(cells::text);
        BackupColumns.write(store, cells);
        return cells.done();
    }

    static DatastoreRows read(Row row) {
        Row.Reader cells = row.reader();
        DatastoreId id = new DatastoreId(cells.text());
        DatastoreArn arn = DatastoreArn.of(Scope.of(cells.text(), cells.text()), id);
        Optional<DatastoreName> name = cells.optional(DatastoreName::new);
        Instant createdAt = cells.time();
        Instant since = cells.time();
        DatastoreState state = state(cells);
        DatastoreConfiguration configuration = configuration(cells);
        BackupColumns backup = BackupColumns.read(cells);
        return new DatastoreRows(
                new Datastore(
                        arn,
                        name,
                        createdAt,
                        backup.configuration().map(configuration::backup).orElse(configuration),
                        Optional.empty(),
                        backup.state(state),
                        backup.window()),
                since);
    }

    private static DatastoreConfiguration configuration(Row.Reader cells) {
        return new DatastoreConfiguration(
                FhirVersion.valueOf(cells.text()),
                new SseConfiguration(CmkType.valueOf(cells.text()), cells.optional(EncryptionKeyId::new)),
                cells.optional(PreloadDataType::valueOf),
                new IdentityProviderConfiguration(
                        AuthorizationStrategy.valueOf(cells.text()),
                        cells.flag(),
                        cells.optional(SmartMetadata::new),
                        cells.optional(LambdaArn::new)),
                ifThere(cells.flag(), new NlpConfiguration(cells.optional(NlpStatus::valueOf))),
                ifThere(cells.flag(), new AnalyticsConfiguration(cells.optional(AnalyticsStatus::valueOf))),
                profiles(cells.flag(), cells),
                Optional.empty());
    }

    private static <T> Optional<T> ifThere(boolean there, T value) {
        return there ? Optional.of(value) : Optional.empty();
    }

    private static Optional<ProfileConfiguration> profiles(boolean there, Row.Reader cells) {
        List<ProfileName> names = new ArrayList<>();
        for (long left = cells.number(); left > 0; left--) {
            names.add(new ProfileName(cells.text()));
        }
        return there ? Optional.of(new ProfileConfiguration(names)) : Optional.empty();
    }

    private static DatastoreState state(Row.Reader cells) {
        DatastoreStatus status = DatastoreStatus.valueOf(cells.text());
        ErrorCause cause = new ErrorCause(cells.next(), cells.optional(ErrorCategory::valueOf));
        return DatastoreState.of(status, () -> Optional.of(cause).filter(known -> !known.equals(ErrorCause.UNSTATED)));
    }
}
