package dev.tarn.aws;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.job.StartImportJobRequest;

/** Answers in the shape that HealthLake documents. */
final class Samples {

    static final DatastoreId STORE = new DatastoreId("eeb8005725ae22b35b4edbdc68cf2dfd");
    static final JobId JOB = new JobId("c0fddbf76f238297632d4aebdbfc9ddf");
    static final OutputDataConfig OUTPUT =
            new OutputDataConfig(new S3Uri("s3://out-bucket/folder"), new EncryptionKeyId("k"));
    static final RoleArn ROLE = new RoleArn("arn:aws:iam::123456789012:role/Tarn");
    static final StartImportJobRequest IMPORT =
            StartImportJobRequest.of(STORE, new S3Uri("s3://in-bucket/folder/"), OUTPUT, ROLE);

    private Samples() {}

    /** A data store in this status, with more members; they begin with a comma. */
    static String store(String status, String more) {
        return ("{'DatastoreId':'" + STORE
                        + "','DatastoreArn':'arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/"
                        + STORE + "','DatastoreStatus':'" + status + "','CreatedAt':1603761064.881,"
                        + "'DatastoreTypeVersion':'R4',"
                        + "'DatastoreEndpoint':'https://healthlake.us-east-1.amazonaws.com/datastore/" + STORE + "/r4/'"
                        + more + "}")
                .replace('\'', '"');
    }

    static String described(String status, String more) {
        return "{\"DatastoreProperties\":" + store(status, more) + "}";
    }

    /** A description of the import job in this status, with more members; they begin with a comma. */
    static String importJob(String status, String more) {
        return ("{'ImportJobProperties':{'JobId':'" + JOB + "','JobStatus':'" + status
                        + "','SubmitTime':1603761064.881,'DatastoreId':'" + STORE
                        + "','InputDataConfig':{'S3Uri':'s3://in-bucket/folder/'},'JobOutputDataConfig':{'S3Configuration':"
                        + "{'S3Uri':'s3://out-bucket/folder/','KmsKeyId':'k'}},'DataAccessRoleArn':'" + ROLE + "'"
                        + more
                        + "}}")
                .replace('\'', '"');
    }
}
