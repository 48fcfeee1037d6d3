package dev.tarn.http;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.backup.BackupConfiguration;
import dev.tarn.domain.datastore.AnalyticsConfiguration;
import dev.tarn.domain.datastore.AnalyticsStatus;
import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
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
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobMessage;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.domain.job.JobTicket;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Data stores and jobs that have everything that one can have. */
public final class Samples {

    public static final Scope SCOPE = Scope.of("123456789012", "us-east-1");
    public static final String ID = "0123456789abcdef0123456789abcdef";
    public static final String JOB = "fedcba9876543210fedcba9876543210";
    public static final String ROLE = "arn:aws:iam::123456789012:role/HealthLakeDataAccess";
    public static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    public static final String LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:idp";
    public static final String METADATA = """
        {"authorization_endpoint":"https://idp.example.org/authorize",\
        "token_endpoint":"https://idp.example.org/token","grant_types_supported":["client_credentials"],\
        "capabilities":["permission-v2"],"code_challenge_methods_supported":["S256"]}\
        """;

    private static final Instant CREATED = Instant.ofEpochMilli(1_603_761_064_881L);

    private Samples() {}

    public static DatastoreArn arn() {
        return DatastoreArn.of(SCOPE, new DatastoreId(ID));
    }

    /** {@return a store with nothing but what it must have} */
    public static Datastore plainStore() {
        return Datastore.requested(arn(), Optional.empty(), DatastoreConfiguration.R4, CREATED);
    }

    /** {@return a store with every member that there is, and the reason why it failed} */
    public static Datastore fullStore() {
        DatastoreConfiguration configuration = new DatastoreConfiguration(
                FhirVersion.R4,
                SseConfiguration.customerManaged(new EncryptionKeyId(KEY)),
                Optional.of(PreloadDataType.SYNTHEA),
                new IdentityProviderConfiguration(
                        AuthorizationStrategy.SMART_ON_FHIR,
                        true,
                        Optional.of(new SmartMetadata(METADATA)),
                        Optional.of(new LambdaArn(LAMBDA))),
                Optional.of(new NlpConfiguration(Optional.of(NlpStatus.ENABLED))),
                Optional.of(new AnalyticsConfiguration(Optional.of(AnalyticsStatus.PAUSED))),
                Optional.of(new ProfileConfiguration(List.of(new ProfileName("us-core-3.1.1")))),
                Optional.of(BackupConfiguration.enabled(7).withTags()));
        return Datastore.requested(arn(), Optional.of(new DatastoreName("full")), configuration, CREATED)
                .creationFailed(ErrorCause.of("No room", ErrorCategory.RETRYABLE_ERROR));
    }

    public static OutputDataConfig output() {
        return new OutputDataConfig(new S3Uri("s3://out-bucket/out/"), new EncryptionKeyId(KEY));
    }

    private static JobTicket ticket() {
        return new JobTicket(
                new JobId(JOB),
                Optional.of(new JobName("nightly")),
                new DatastoreId(ID),
                CREATED,
                output(),
                new RoleArn(ROLE));
    }

    public static ImportJob importJob() {
        return ImportJob.requested(ticket(), new S3Uri("s3://in-bucket/in/"), ValidationLevel.STRUCTURE_ONLY)
                .started()
                .progressed(new JobProgressReport(2, 0.001798, 1, 9, 4, 5, 1, 0.00001))
                .failed(CREATED.plusSeconds(1), JobMessage.of("no input"));
    }

    public static ExportJob exportJob() {
        return ExportJob.requested(ticket()).started().completed(CREATED.plusMillis(119));
    }
}
