package dev.tarn.app;

import dev.tarn.aws.s3.S3ObjectStore;
import dev.tarn.aws.s3.S3Settings;
import dev.tarn.domain.account.Region;
import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * S3Proxy: an S3 API that we have not written, at any free port. It can be killed, and comes back at the same port with
 * what it had.
 */
final class S3Server implements AutoCloseable {

    private static final String KEY = "AKIDEXAMPLE";
    private static final String SECRET = "a secret";

    private final BlobStore store;
    private final int port;
    private S3Proxy proxy;

    private S3Server(BlobStore store, String... buckets) {
        for (String bucket : buckets) {
            store.createContainer(bucket);
        }
        this.store = store;
        this.proxy = start(0);
        this.port = proxy.getPort();
    }

    static S3Server inMemory(String... buckets) {
        return new S3Server(new TransientNio2BlobStore(), buckets);
    }

    /** A server whose buckets are the folders of a directory, and whose objects are the files in them. */
    static S3Server over(Path directory, String... buckets) {
        return new S3Server(new FilesystemNio2BlobStore(directory.toString()), buckets);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** {@return a client, which tries as often as the SDK does by itself, but without a pause between} */
    S3ObjectStore client() {
        return S3ObjectStore.of(S3Settings.ofServer(url())
                .in(new Region("us-east-1"))
                .as(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .retrying(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .circuitBreakerEnabled(false)
                        .build()));
    }

    /** Ends it in the middle of whatever it was doing. */
    void kill() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy does not stop", e);
        }
    }

    /** Starts it again where it was. */
    void comeBack() {
        proxy = start(port);
    }

    @Override
    public void close() {
        kill();
    }

    private S3Proxy start(int at) {
        try {
            S3Proxy started = S3Proxy.builder()
                    .blobStore(store)
                    .endpoint(URI.create("http://127.0.0.1:" + at))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                    .stopTimeout(0)
                    .build();
            started.start();
            return started;
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy does not start", e);
        }
    }
}
