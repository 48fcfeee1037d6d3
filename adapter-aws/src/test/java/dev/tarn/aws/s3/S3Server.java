package dev.tarn.aws.s3;

import dev.tarn.aws.AtOnce;
import dev.tarn.domain.account.Region;
import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** S3Proxy: an S3 API that we have not written, at any free port. It checks signatures. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "a-bucket";

    private final S3Proxy proxy;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
    }

    /** A server over a directory, with the bucket {@link #BUCKET}; another one over it later shows the same. */
    static S3Server over(Path directory) {
        return start(new FilesystemNio2BlobStore(directory.toString()), BUCKET);
    }

    /** A server over memory, with these buckets. */
    static S3Server inMemory(String... buckets) {
        return start(new TransientNio2BlobStore(), buckets);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    S3Settings settings() {
        return settings(url());
    }

    static S3Settings settings(URI url) {
        return S3Settings.ofServer(url)
                .in(new Region("us-east-1"))
                .as(AtOnce.SOMEBODY)
                .retrying(AtOnce.RETRIES);
    }

    private static S3Server start(BlobStore store, String... buckets) {
        AwsCredentials somebody = AtOnce.SOMEBODY.resolveCredentials();
        try {
            for (String bucket : buckets) {
                if (!store.containerExists(bucket)) {
                    store.createContainer(bucket);
                }
            }
            S3Proxy proxy = S3Proxy.builder()
                    .blobStore(store)
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(
                            AuthenticationType.AWS_V2_OR_V4, somebody.accessKeyId(), somebody.secretAccessKey())
                    .stopTimeout(0)
                    .build();
            proxy.start();
            return new S3Server(proxy);
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy does not start", e);
        }
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy does not stop", e);
        }
    }
}
