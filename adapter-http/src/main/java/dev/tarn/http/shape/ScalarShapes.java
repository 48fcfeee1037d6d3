package dev.tarn.http.shape;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.http.json.Shape;
import dev.tarn.http.json.Shapes;

/** The single values that requests carry; the domain's types hold their rules. */
public final class ScalarShapes {

    public static final Shape<DatastoreId> DATASTORE_ID = Shapes.text(DatastoreId::new);
    public static final Shape<DatastoreName> DATASTORE_NAME = Shapes.text(DatastoreName::new);
    public static final Shape<JobId> JOB_ID = Shapes.text(JobId::new);
    public static final Shape<JobName> JOB_NAME = Shapes.text(JobName::new);
    public static final Shape<S3Uri> S3_URI = Shapes.text(S3Uri::new);
    public static final Shape<EncryptionKeyId> KMS_KEY_ID = Shapes.text(EncryptionKeyId::new);
    public static final Shape<RoleArn> ROLE_ARN = Shapes.text(RoleArn::new);
    public static final Shape<ClientToken> CLIENT_TOKEN = Shapes.text(ClientToken::new);
    public static final Shape<PageToken> NEXT_TOKEN = Shapes.text(PageToken::new);
    public static final Shape<PageSize> MAX_RESULTS = Shapes.integer(PageSize::new);
    public static final Shape<TaggedArn> RESOURCE_ARN = Shapes.text(TaggedArn::new);

    private ScalarShapes() {}
}
