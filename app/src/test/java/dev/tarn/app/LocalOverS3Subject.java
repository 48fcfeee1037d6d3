package dev.tarn.app;

import dev.tarn.aws.s3.S3ObjectStore;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.Pace;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.contract.HeldSubject;
import dev.tarn.ports.objectstore.ObjectStore;
import java.time.Duration;

/** The local HealthLake whose jobs read from and write to an S3 API that we have not written. */
final class LocalOverS3Subject extends HeldSubject {

    private final S3Server s3 = S3Server.inMemory(INPUT.bucket(), OUTPUT.bucket());
    private final S3ObjectStore objects = s3.client();
    private final LocalHealthLake lake = LocalHealthLake.builder()
            .withoutValidation()
            .objects(objects)
            .clock(clock)
            .workers(work)
            .pace(Pace.REAL)
            .describeWait(Duration.ZERO)
            .build();

    @Override
    public HealthLake of(Caller caller) {
        return lake.of(caller);
    }

    @Override
    protected void tick() {
        lake.tick();
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
        s3.close();
    }
}
