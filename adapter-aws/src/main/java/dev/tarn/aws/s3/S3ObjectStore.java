package dev.tarn.aws.s3;

import dev.tarn.aws.sdk.Regions;
import dev.tarn.aws.sdk.SdkCredentials;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Unreachable;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.ObjectWriter;
import dev.tarn.ports.objectstore.StoredObject;
import java.io.InputStream;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * An object store on S3. Lists page by page, reads objects as streams, and writes atomically: an object appears whole
 * or not at all. The SDK retries throttled requests and transient faults.
 */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {

    private final S3Client client;
    private final SdkHttpClient http;
    private final S3Failures failures;
    private final boolean kms;

    private S3ObjectStore(S3Client client, SdkHttpClient http, S3Failures failures, boolean kms) {
        this.client = client;
        this.http = http;
        this.failures = failures;
        this.kms = kms;
    }

    /**
     * {@return a client with these settings; the caller must close it. No request is sent yet}
     *
     * @throws Invalid if neither a region nor an endpoint is set
     */
    public static S3ObjectStore of(S3Settings settings) {
        Region region = settings.connection().endpoint().isPresent()
                ? Regions.chosenOrNearby(settings.region())
                : Regions.chosenOrOfEnvironment(settings.region());
        SdkHttpClient http = settings.connection().httpClient();
        S3ClientBuilder builder = S3Client.builder()
                .region(software.amazon.awssdk.regions.Region.of(region.value()))
                .credentialsProvider(SdkCredentials.of(settings.credentials()))
                .forcePathStyle(settings.pathStyle())
                // Chunked encoding off: the body is in memory, so its checksum can precede it. Some servers stop
                // reading at the end of the object and lose the SDK's trailing checksum.
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                .httpClient(http);
        settings.connection().applyTo(builder);
        S3Failures failures = new S3Failures(settings.connection().place("S3", region.value()));
        return new S3ObjectStore(builder.build(), http, failures, settings.kms());
    }

    /**
     * Checks that S3 is reachable and accepts the credentials, so that a wrong setting fails at start. A caller that is
     * authenticated but may not list buckets passes: a role for two buckets does not need that permission.
     *
     * @throws Unreachable if S3 cannot be reached
     * @throws AccessDenied if the credentials are unknown or missing
     */
    public void ask() {
        try {
            client.listBuckets(request -> request.maxBuckets(1));
        } catch (SdkException e) {
            if (!S3Failures.isKnownButNotAllowed(e)) {
                throw failures.of(e);
            }
        }
    }

    @Override
    public Optional<StoredObject> find(S3Uri uri) {
        if (isFolder(uri)) {
            return Optional.empty();
        }
        try {
            HeadObjectResponse head =
                    client.headObject(request -> request.bucket(uri.bucket()).key(uri.key()));
            return Optional.of(new StoredObject(uri, head.contentLength()));
        } catch (SdkException e) {
            if (S3Failures.isAbsence(e)) {
                return Optional.empty();
            }
            throw failures.of(uri, "could not be looked for", e);
        }
    }

    @Override
    public Stream<StoredObject> list(S3Uri folder) {
        S3Listing listing = new S3Listing(client, failures, folder.asFolder());
        int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(listing, traits), false);
    }

    @Override
    public InputStream read(S3Uri uri) {
        requireObject(uri);
        try {
            return new S3ObjectInput(
                    uri,
                    client.getObject(request -> request.bucket(uri.bucket()).key(uri.key())),
                    failures);
        } catch (SdkException e) {
            throw S3Failures.isAbsence(e)
                    ? new ObjectStoreException(uri, "is not there", e)
                    : failures.of(uri, "could not be read", e);
        }
    }

    @Override
    public ObjectWriter write(S3Uri uri, OutputDataConfig output) {
        requireObject(uri);
        return new S3ObjectWriter(
                new S3Upload(client, uri, kms ? Optional.of(output.kmsKeyId()) : Optional.empty()), failures);
    }

    @Override
    public void delete(S3Uri uri) {
        if (isFolder(uri)) {
            return;
        }
        try {
            client.deleteObject(request -> request.bucket(uri.bucket()).key(uri.key()));
        } catch (SdkException e) {
            if (!S3Failures.isAbsence(e)) {
                throw failures.of(uri, "could not be deleted", e);
            }
        }
    }

    /** Closes the connections. */
    @Override
    public void close() {
        client.close();
        http.close();
    }

    /**
     * A key that ends with a slash marks a folder: some consoles create such objects; jobs neither read nor write them.
     */
    static boolean isFolder(S3Uri uri) {
        return uri.key().isEmpty() || uri.key().endsWith("/");
    }

    private static void requireObject(S3Uri uri) {
        if (isFolder(uri)) {
            throw new ObjectStoreException(uri, "names a folder; an object has a key without a slash at its end", null);
        }
    }
}
