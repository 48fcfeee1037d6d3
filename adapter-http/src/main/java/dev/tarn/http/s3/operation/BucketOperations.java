package dev.tarn.http.s3.operation;

import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.s3.request.ObjectUris;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.http.s3.xml.XmlElement;
import dev.tarn.http.s3.xml.XmlWriter;
import dev.tarn.ports.bucket.Bucket;
import dev.tarn.ports.bucket.BucketStore;

/**
 * The operations on buckets. A bucket is in every region and account: it answers with the region that the request is
 * signed for, so that no client is redirected.
 *
 * @param region of requests whose credentials name none
 */
public record BucketOperations(BucketStore store, String region) {

    /** The region in which a repeated CreateBucket succeeds, and whose location is written as nothing. */
    private static final String FIRST_REGION = "us-east-1";

    S3Answer list() {
        XmlWriter xml = XmlWriter.of("ListAllMyBucketsResult");
        Listing.owner(xml, "Owner");
        xml.open("Buckets");
        for (Bucket bucket : store.buckets()) {
            xml.open("Bucket")
                    .text("Name", bucket.name())
                    .text("CreationDate", Texts.time(bucket.created()))
                    .close();
        }
        return S3Answer.xml(xml.close());
    }

    S3Answer create(S3Request request, byte[] body) {
        ObjectUris.requireNewBucket(request.bucket());
        if (body.length > 0) {
            XmlElement.parse(body, "CreateBucketConfiguration");
        }
        if (!store.createBucket(request.bucket()) && !region(request).equals(FIRST_REGION)) {
            throw new S3Error(
                    S3ErrorCode.BUCKET_ALREADY_OWNED_BY_YOU,
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
        return S3Answer.empty(200).with("Location", "/" + request.bucket());
    }

    S3Answer head(S3Request request) {
        require(request.bucket());
        return S3Answer.empty(200).with("x-amz-bucket-region", region(request));
    }

    S3Answer delete(S3Request request) {
        require(request.bucket());
        store.deleteBucket(request.bucket());
        return S3Answer.empty(204);
    }

    S3Answer location(S3Request request) {
        require(request.bucket());
        String region = region(request);
        return S3Answer.xml(XmlWriter.document().text("LocationConstraint", region.equals(FIRST_REGION) ? "" : region));
    }

    /** Requires a bucket that exists. */
    void require(String bucket) {
        ObjectUris.requireBucket(bucket);
        if (store.bucket(bucket).isEmpty()) {
            throw new S3Error(S3ErrorCode.NO_SUCH_BUCKET, "The specified bucket does not exist: " + bucket);
        }
    }

    private String region(S3Request request) {
        return request.region().orElse(region);
    }
}
