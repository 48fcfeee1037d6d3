package dev.tarn.aws.s3;

import dev.tarn.aws.AtOnce;
import dev.tarn.domain.account.Region;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** S3Proxy over a directory: an S3 API that we have not written, at any free port. It checks signatures. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "a-bucket";

    private final S3Proxy proxy;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
    }

    static S3Server over(Path directory) {
        try {
            return start(directory);
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy does not start", e);
        }
    }

    private static S3Server start(Path directory) throws Exception {
        Files.createDirectories(directory.resolve(BUCKET));
        AwsCredentials somebody = AtOnce.SOMEBODY.resolveCredentials();
        BlobStore store = new FilesystemNio2BlobStore(directory.toString());
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, somebody.accessKeyId(), somebody.secretAccessKey())
                .stopTimeout(0)
                .build();
        proxy.start();
        return new S3Server(proxy);
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

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy does not stop", e);
        }
    }
}
