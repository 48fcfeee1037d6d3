package dev.tarn.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** For each operation a right request that holds every member that the model has and Tarn can take. */
public final class Requests {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String OUTPUT =
            "{'S3Configuration':{'S3Uri':'s3://out-bucket/out/','KmsKeyId':'" + Samples.KEY + "'}}";
    private static final String ARN = "arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/" + Samples.ID;
    private static final String LIST_JOBS = "{'DatastoreId':'" + Samples.ID + "','NextToken':'t','MaxResults':10,"
            + "'JobName':'nightly','JobStatus':'COMPLETED','SubmittedBefore':1767225600.5,'SubmittedAfter':1}";
    private static final String JOB = "{'DatastoreId':'" + Samples.ID + "','JobId':'" + Samples.JOB + "'}";
    private static final String STORE = "{'DatastoreId':'" + Samples.ID + "'}";

    private static final String FEATURES = "'IdentityProviderConfiguration':{'AuthorizationStrategy':'SMART_ON_FHIR',"
            + "'FineGrainedAuthorizationEnabled':true,'Metadata':'" + Samples.METADATA.replace("\"", "\\\"")
            + "','IdpLambdaArn':'" + Samples.LAMBDA + "'},'AnalyticsConfiguration':{'Status':'PAUSED'},"
            + "'NlpConfiguration':{'Status':'ENABLED'},'ProfileConfiguration':{'DefaultProfiles':['us-core-3.1.1']}";

    private static final String BACKUP = ",'BackupConfiguration':{'Status':'ENABLED','BackupType':'CONTINUOUS',"
            + "'RetentionPeriodInDays':7,'BackupTagsEnabled':true}";

    private static final Map<String, String> VALID = new LinkedHashMap<>();

    static {
        VALID.put(
                "CreateFHIRDatastore",
                "{'DatastoreName':'full','DatastoreTypeVersion':'R4','ClientToken':'token-1',"
                        + "'SseConfiguration':{'KmsEncryptionConfig':{'CmkType':'CUSTOMER_MANAGED_KMS_KEY','KmsKeyId':'"
                        + Samples.KEY + "'}},'PreloadDataConfig':{'PreloadDataType':'SYNTHEA'},"
                        + "'Tags':[{'Key':'team','Value':'wire'}]," + FEATURES + BACKUP + "}");
        VALID.put("DescribeFHIRDatastore", STORE);
        VALID.put(
                "ListFHIRDatastores",
                "{'Filter':{'DatastoreName':'full','DatastoreStatus':'ACTIVE','CreatedBefore':1767225600.123,"
                        + "'CreatedAfter':1},'NextToken':'t','MaxResults':10}");
        VALID.put(
                "UpdateFHIRDatastore",
                "{'DatastoreId':'" + Samples.ID + "','DatastoreName':'renamed'," + FEATURES + BACKUP + "}");
        VALID.put(
                "RestoreFHIRDatastore",
                "{'SourceDatastoreId':'" + Samples.ID + "','RestoreConfiguration':"
                        + "{'ContinuousBackupRestoreConfiguration':{'RestorePointTime':1767225600.5}},"
                        + "'DatastoreName':'again','ClientToken':'token-1',"
                        + "'SseConfiguration':{'KmsEncryptionConfig':{'CmkType':'CUSTOMER_MANAGED_KMS_KEY','KmsKeyId':'"
                        + Samples.KEY + "'}},'Tags':[{'Key':'team','Value':'wire'}]," + FEATURES + "}");
        VALID.put("DeleteFHIRDatastore", STORE);
        VALID.put(
                "StartFHIRImportJob",
                "{'JobName':'nightly','InputDataConfig':{'S3Uri':'s3://in-bucket/in/'},'JobOutputDataConfig':" + OUTPUT
                        + ",'DatastoreId':'" + Samples.ID + "','DataAccessRoleArn':'" + Samples.ROLE
                        + "','ClientToken':'token-1','ValidationLevel':'structure-only',"
                        + "'DriftDetectionEnabled':false,'ProvenanceEnabled':true}");
        VALID.put("DescribeFHIRImportJob", JOB);
        VALID.put("ListFHIRImportJobs", LIST_JOBS);
        VALID.put(
                "StartFHIRExportJob",
                "{'JobName':'nightly','OutputDataConfig':" + OUTPUT + ",'DatastoreId':'" + Samples.ID
                        + "','DataAccessRoleArn':'" + Samples.ROLE + "','ClientToken':'token-1'}");
        VALID.put("DescribeFHIRExportJob", JOB);
        VALID.put("ListFHIRExportJobs", LIST_JOBS);
        VALID.put("TagResource", "{'ResourceARN':'" + ARN + "','Tags':[{'Key':'k','Value':'v'}]}");
        VALID.put("UntagResource", "{'ResourceARN':'" + ARN + "','TagKeys':['k']}");
        VALID.put("ListTagsForResource", "{'ResourceARN':'" + ARN + "'}");
    }

    private Requests() {}

    /** {@return the names of all operations} */
    public static Iterable<String> operations() {
        return VALID.keySet();
    }

    /** {@return a right request, as a tree of its own} */
    public static ObjectNode valid(String operation) {
        return json(String.valueOf(VALID.get(operation)));
    }

    /** {@return JSON in which {@code '} stands for {@code "}} */
    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
