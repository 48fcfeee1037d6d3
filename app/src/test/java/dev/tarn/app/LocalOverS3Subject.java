package dev.tarn.app;

import dev.tarn.aws.s3.S3ObjectStore;
import dev.tarn.aws.s3.S3Settings;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.Pace;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.ObjectStore;
import dev.tarn.ports.contract.HealthLakeSubject;
import dev.tarn.ports.contract.HeldWork;
import dev.tarn.ports.contract.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The local HealthLake whose jobs read from and write to an S3 API that we have not written. */
final class LocalOverS3Subject implements HealthLakeSubject {

    private static final String KEY = "AKIDEXAMPLE";
    private static final String SECRET = "a secret";

    private final ManualClock clock = new ManualClock();
    private final HeldWork work = new HeldWork();
    private final S3Proxy s3 = start();
    private final S3ObjectStore objects =
            S3ObjectStore.of(S3Settings.ofServer(URI.create("http://127.0.0.1:" + s3.getPort()))
                    .as(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET))));
    private final LocalHealthLake lake = LocalHealthLake.builder()
            .objects(objects)
            .clock(clock)
            .workers(work)
            .pace(Pace.REAL)
            .settle(Duration.ZERO)
            .build();

    @Override
    public HealthLake healthLake() {
        return lake.healthLake();
    }

    @Override
    public HealthLake in(Scope scope) {
        return lake.in(scope);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
        lake.tick();
    }

    @Override
    public void work() {
        work.runAll();
    }

    @Override
    public ObjectStore objects() {
        return objects;
    }

    @Override
    public S3Uri unwritable() {
        return new S3Uri("s3://no-such-bucket/below");
    }

    @Override
    public void close() {
        lake.close();
        objects.close();
        try {
            s3.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy does not stop", e);
        }
    }

    private static S3Proxy start() {
        try {
            TransientNio2BlobStore store = new TransientNio2BlobStore();
            store.createContainer(INPUT.bucket());
            store.createContainer(OUTPUT.bucket());
            S3Proxy proxy = S3Proxy.builder()
                    .blobStore(store)
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                    .stopTimeout(0)
                    .build();
            proxy.start();
            return proxy;
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy does not start", e);
        }
    }
}
