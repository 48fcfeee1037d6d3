package dev.tarn.http.s3.operation;

import dev.tarn.domain.operation.S3Operation;
import dev.tarn.http.connection.BodySink;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.http.s3.upload.UploadBody;
import dev.tarn.ports.bucket.BucketStore;
import java.io.ByteArrayOutputStream;

/** Executes operations. Thread-safe; every call blocks. */
public final class S3Operations {

    private final BucketOperations buckets;
    private final Listing listing;
    private final ObjectReads reads;
    private final ObjectWrites writes;
    private final ObjectsDeletion deletion;
    private final Multipart multipart;
    private final MultipartLists lists;
    private final MultipartCompletion completion;

    /**
     * The operations on a store.
     *
     * @param region of requests whose credentials name none
     */
    public S3Operations(BucketStore store, String region) {
        this.buckets = new BucketOperations(store, region);
        this.listing = new Listing(store);
        this.reads = new ObjectReads(store);
        this.writes = new ObjectWrites(store);
        this.deletion = new ObjectsDeletion(store, buckets);
        this.multipart = new Multipart(store);
        this.lists = new MultipartLists(store);
        this.completion = new MultipartCompletion(store);
    }

    /** {@return what takes the body of an upload; nothing is opened yet} */
    public BodySink sink(S3Operation operation, S3Request request) {
        return operation == S3Operation.UPLOAD_PART ? multipart.part(request) : writes.put(request);
    }

    /**
     * {@return the answer to a request whose body is complete}
     *
     * @param deletion which objects DeleteObjects may delete
     */
    public S3Answer answer(S3Operation operation, S3Request request, byte[] body, ObjectsDeletion.Permission deletion) {
        return switch (operation) {
            case LIST_BUCKETS -> buckets.list();
            case CREATE_BUCKET -> buckets.create(request, decoded(request, body));
            case HEAD_BUCKET -> buckets.head(request);
            case DELETE_BUCKET -> buckets.delete(request);
            case GET_BUCKET_LOCATION -> buckets.location(request);
            case LIST_OBJECTS -> listing.first(request);
            case LIST_OBJECTS_V2 -> listing.second(request);
            case LIST_MULTIPART_UPLOADS -> lists.uploads(request);
            case DELETE_OBJECTS -> this.deletion.delete(request, decoded(request, body), deletion);
            case GET_OBJECT -> reads.get(request);
            case GET_OBJECT_TAGGING -> reads.tags(request);
            case HEAD_OBJECT -> reads.head(request);
            case COPY_OBJECT -> writes.copy(request);
            case DELETE_OBJECT -> writes.delete(request);
            case CREATE_MULTIPART_UPLOAD -> multipart.create(request);
            case UPLOAD_PART_COPY -> multipart.partCopy(request);
            case LIST_PARTS -> lists.parts(request);
            case COMPLETE_MULTIPART_UPLOAD -> completion.complete(request, body);
            case ABORT_MULTIPART_UPLOAD -> multipart.abort(request);
            case PUT_OBJECT, UPLOAD_PART -> throw new IllegalStateException("Uploads are streamed");
        };
    }

    /** Verifies the digests of the body. Checksum headers of a completion are of the object, and verified there. */
    private static byte[] decoded(S3Request request, byte[] body) {
        if (body.length == 0) {
            return body;
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(body.length);
        UploadBody upload = new UploadBody(request, decoded::write);
        upload.write(body);
        upload.end();
        return decoded.toByteArray();
    }
}
