package dev.tarn.http.operation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the service model says of every member that a request of the operations can hold, written out once
 * more ({@code control-plane.md} 1.2 to 1.5): operation, path, whether it must be there, kind, and limits.
 */
final class ModelTable {

    /** The kinds of values, by the JSON that is none of them. */
    enum Kind {
        STRING("{\"a\":1}"),
        ENUM("[\"R4\"]"),
        STRUCTURE("\"text\""),
        UNION("[]"),
        LIST("\"text\""),
        BOOLEAN("\"maybe\""),
        INTEGER("\"ten\""),
        TIMESTAMP("\"2026-01-01T00:00:00Z\"");

        final String wrong;

        Kind(String wrong) {
            this.wrong = wrong;
        }
    }

    /**
     * A member.
     *
     * @param path dots between levels, {@code 0} for the first item of a list
     * @param breaker a text of legal length that the pattern does not match; empty for none
     */
    record Row(String operation, String path, boolean required, Kind kind, int min, int max, String breaker) {}

    private static final String TABLE = """
        CreateFHIRDatastore DatastoreName - STRING 1 256 <no!>
        CreateFHIRDatastore DatastoreTypeVersion ! ENUM
        CreateFHIRDatastore SseConfiguration - STRUCTURE
        CreateFHIRDatastore SseConfiguration.KmsEncryptionConfig ! STRUCTURE
        CreateFHIRDatastore SseConfiguration.KmsEncryptionConfig.CmkType ! ENUM
        CreateFHIRDatastore SseConfiguration.KmsEncryptionConfig.KmsKeyId - STRING 1 400 not.a.key!
        CreateFHIRDatastore PreloadDataConfig - STRUCTURE
        CreateFHIRDatastore PreloadDataConfig.PreloadDataType ! ENUM
        CreateFHIRDatastore ClientToken - STRING 1 64 no_underscore
        CreateFHIRDatastore Tags - LIST 0 200
        CreateFHIRDatastore Tags.0 - STRUCTURE
        CreateFHIRDatastore Tags.0.Key ! STRING 1 128 100%
        CreateFHIRDatastore Tags.0.Value ! STRING 0 256 100%
        CreateFHIRDatastore IdentityProviderConfiguration - STRUCTURE
        CreateFHIRDatastore IdentityProviderConfiguration.AuthorizationStrategy ! ENUM
        CreateFHIRDatastore IdentityProviderConfiguration.FineGrainedAuthorizationEnabled - BOOLEAN
        CreateFHIRDatastore IdentityProviderConfiguration.Metadata - STRING 0 0 []
        CreateFHIRDatastore IdentityProviderConfiguration.IdpLambdaArn - STRING 49 256 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        CreateFHIRDatastore AnalyticsConfiguration - STRUCTURE
        CreateFHIRDatastore AnalyticsConfiguration.Status - ENUM
        CreateFHIRDatastore NlpConfiguration - STRUCTURE
        CreateFHIRDatastore NlpConfiguration.Status - ENUM
        CreateFHIRDatastore ProfileConfiguration - STRUCTURE
        CreateFHIRDatastore ProfileConfiguration.DefaultProfiles - LIST
        CreateFHIRDatastore ProfileConfiguration.DefaultProfiles.0 - STRING 0 10000
        CreateFHIRDatastore BackupConfiguration - STRUCTURE
        CreateFHIRDatastore BackupConfiguration.Status - ENUM
        CreateFHIRDatastore BackupConfiguration.BackupType - ENUM
        CreateFHIRDatastore BackupConfiguration.RetentionPeriodInDays - INTEGER 1 30
        CreateFHIRDatastore BackupConfiguration.BackupTagsEnabled - BOOLEAN
        DescribeFHIRDatastore DatastoreId ! STRING 1 32 <no!>
        ListFHIRDatastores Filter - STRUCTURE
        ListFHIRDatastores Filter.DatastoreName - STRING 1 256 <no!>
        ListFHIRDatastores Filter.DatastoreStatus - ENUM
        ListFHIRDatastores Filter.CreatedBefore - TIMESTAMP
        ListFHIRDatastores Filter.CreatedAfter - TIMESTAMP
        ListFHIRDatastores NextToken - STRING 0 8192 \u00e9
        ListFHIRDatastores MaxResults - INTEGER 1 500
        UpdateFHIRDatastore DatastoreId ! STRING 1 32 <no!>
        UpdateFHIRDatastore DatastoreName - STRING 1 256 <no!>
        UpdateFHIRDatastore IdentityProviderConfiguration - STRUCTURE
        UpdateFHIRDatastore IdentityProviderConfiguration.AuthorizationStrategy ! ENUM
        UpdateFHIRDatastore IdentityProviderConfiguration.FineGrainedAuthorizationEnabled - BOOLEAN
        UpdateFHIRDatastore IdentityProviderConfiguration.Metadata - STRING 0 0 []
        UpdateFHIRDatastore IdentityProviderConfiguration.IdpLambdaArn - STRING 49 256 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        UpdateFHIRDatastore AnalyticsConfiguration - STRUCTURE
        UpdateFHIRDatastore AnalyticsConfiguration.Status - ENUM
        UpdateFHIRDatastore NlpConfiguration - STRUCTURE
        UpdateFHIRDatastore NlpConfiguration.Status - ENUM
        UpdateFHIRDatastore ProfileConfiguration - STRUCTURE
        UpdateFHIRDatastore ProfileConfiguration.DefaultProfiles - LIST
        UpdateFHIRDatastore ProfileConfiguration.DefaultProfiles.0 - STRING 0 10000
        UpdateFHIRDatastore BackupConfiguration - STRUCTURE
        UpdateFHIRDatastore BackupConfiguration.Status - ENUM
        UpdateFHIRDatastore BackupConfiguration.BackupType - ENUM
        UpdateFHIRDatastore BackupConfiguration.RetentionPeriodInDays - INTEGER 1 30
        UpdateFHIRDatastore BackupConfiguration.BackupTagsEnabled - BOOLEAN
        RestoreFHIRDatastore SourceDatastoreId ! STRING 1 32 <no!>
        RestoreFHIRDatastore RestoreConfiguration ! UNION
        RestoreFHIRDatastore RestoreConfiguration.ContinuousBackupRestoreConfiguration - STRUCTURE
        RestoreFHIRDatastore RestoreConfiguration.ContinuousBackupRestoreConfiguration.RestorePointTime - TIMESTAMP
        RestoreFHIRDatastore DatastoreName - STRING 1 256 <no!>
        RestoreFHIRDatastore SseConfiguration - STRUCTURE
        RestoreFHIRDatastore SseConfiguration.KmsEncryptionConfig ! STRUCTURE
        RestoreFHIRDatastore SseConfiguration.KmsEncryptionConfig.CmkType ! ENUM
        RestoreFHIRDatastore SseConfiguration.KmsEncryptionConfig.KmsKeyId - STRING 1 400 not.a.key!
        RestoreFHIRDatastore ClientToken - STRING 1 64 no_underscore
        RestoreFHIRDatastore Tags - LIST 0 200
        RestoreFHIRDatastore Tags.0 - STRUCTURE
        RestoreFHIRDatastore Tags.0.Key ! STRING 1 128 100%
        RestoreFHIRDatastore Tags.0.Value ! STRING 0 256 100%
        RestoreFHIRDatastore IdentityProviderConfiguration - STRUCTURE
        RestoreFHIRDatastore IdentityProviderConfiguration.AuthorizationStrategy ! ENUM
        RestoreFHIRDatastore IdentityProviderConfiguration.FineGrainedAuthorizationEnabled - BOOLEAN
        RestoreFHIRDatastore IdentityProviderConfiguration.Metadata - STRING 0 0 []
        RestoreFHIRDatastore IdentityProviderConfiguration.IdpLambdaArn - STRING 49 256 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        RestoreFHIRDatastore AnalyticsConfiguration - STRUCTURE
        RestoreFHIRDatastore AnalyticsConfiguration.Status - ENUM
        RestoreFHIRDatastore NlpConfiguration - STRUCTURE
        RestoreFHIRDatastore NlpConfiguration.Status - ENUM
        RestoreFHIRDatastore ProfileConfiguration - STRUCTURE
        RestoreFHIRDatastore ProfileConfiguration.DefaultProfiles - LIST
        RestoreFHIRDatastore ProfileConfiguration.DefaultProfiles.0 - STRING 0 10000
        DeleteFHIRDatastore DatastoreId ! STRING 1 32 <no!>
        StartFHIRImportJob JobName - STRING 1 64 <no!>
        StartFHIRImportJob InputDataConfig ! UNION
        StartFHIRImportJob InputDataConfig.S3Uri - STRING 0 1024 s3://A/
        StartFHIRImportJob JobOutputDataConfig ! UNION
        StartFHIRImportJob JobOutputDataConfig.S3Configuration - STRUCTURE
        StartFHIRImportJob JobOutputDataConfig.S3Configuration.S3Uri ! STRING 0 1024 http://bucket/
        StartFHIRImportJob JobOutputDataConfig.S3Configuration.KmsKeyId ! STRING 1 400 not.a.key!
        StartFHIRImportJob DatastoreId ! STRING 1 32 <no!>
        StartFHIRImportJob DataAccessRoleArn ! STRING 20 2048 xxxxxxxxxxxxxxxxxxxxxxxxx
        StartFHIRImportJob ClientToken - STRING 1 64 no_underscore
        StartFHIRImportJob ValidationLevel - ENUM
        StartFHIRImportJob ProfileId - STRING 1 5000
        StartFHIRImportJob InputFormat - STRING 1 5000
        StartFHIRImportJob DriftDetectionEnabled - BOOLEAN
        StartFHIRImportJob ProvenanceEnabled - BOOLEAN
        DescribeFHIRImportJob DatastoreId ! STRING 1 32 <no!>
        DescribeFHIRImportJob JobId ! STRING 1 32 <no!>
        ListFHIRImportJobs DatastoreId ! STRING 1 32 <no!>
        ListFHIRImportJobs NextToken - STRING 0 8192 \u00e9
        ListFHIRImportJobs MaxResults - INTEGER 1 500
        ListFHIRImportJobs JobName - STRING 1 64 <no!>
        ListFHIRImportJobs JobStatus - ENUM
        ListFHIRImportJobs SubmittedBefore - TIMESTAMP
        ListFHIRImportJobs SubmittedAfter - TIMESTAMP
        StartFHIRExportJob JobName - STRING 1 64 <no!>
        StartFHIRExportJob OutputDataConfig ! UNION
        StartFHIRExportJob OutputDataConfig.S3Configuration - STRUCTURE
        StartFHIRExportJob OutputDataConfig.S3Configuration.S3Uri ! STRING 0 1024 s3://ab
        StartFHIRExportJob OutputDataConfig.S3Configuration.KmsKeyId ! STRING 1 400 not.a.key!
        StartFHIRExportJob DatastoreId ! STRING 1 32 <no!>
        StartFHIRExportJob DataAccessRoleArn ! STRING 20 2048 xxxxxxxxxxxxxxxxxxxxxxxxx
        StartFHIRExportJob ClientToken - STRING 1 64 no_underscore
        DescribeFHIRExportJob DatastoreId ! STRING 1 32 <no!>
        DescribeFHIRExportJob JobId ! STRING 1 32 <no!>
        ListFHIRExportJobs DatastoreId ! STRING 1 32 <no!>
        ListFHIRExportJobs NextToken - STRING 0 8192 \u00e9
        ListFHIRExportJobs MaxResults - INTEGER 1 500
        ListFHIRExportJobs JobName - STRING 1 64 <no!>
        ListFHIRExportJobs JobStatus - ENUM
        ListFHIRExportJobs SubmittedBefore - TIMESTAMP
        ListFHIRExportJobs SubmittedAfter - TIMESTAMP
        TagResource ResourceARN ! STRING 1 1011 xxxxxxxxxxxxxxxxxxxxx
        TagResource Tags ! LIST 0 200
        TagResource Tags.0 - STRUCTURE
        TagResource Tags.0.Key ! STRING 1 128 100%
        TagResource Tags.0.Value ! STRING 0 256 100%
        UntagResource ResourceARN ! STRING 1 1011 xxxxxxxxxxxxxxxxxxxxx
        UntagResource TagKeys ! LIST 0 200
        UntagResource TagKeys.0 - STRING 1 128 100%
        ListTagsForResource ResourceARN ! STRING 1 1011 xxxxxxxxxxxxxxxxxxxxx
        """;

    private ModelTable() {}

    /** {@return every row} */
    static Stream<Row> rows() {
        return TABLE.lines().map(line -> row(List.of(line.split(" ", -1))));
    }

    /** {@return every row of these kinds} */
    static Stream<Row> rows(Kind... kinds) {
        return rows().filter(row -> Arrays.asList(kinds).contains(row.kind()));
    }

    private static Row row(List<String> cells) {
        return new Row(
                cells.get(0),
                cells.get(1),
                cells.get(2).equals("!"),
                Kind.valueOf(cells.get(3)),
                cells.size() > 5 ? Integer.parseInt(cells.get(4)) : 0,
                cells.size() > 5 ? Integer.parseInt(cells.get(5)) : 0,
                cells.size() > 6 ? cells.get(6) : "");
    }
}
