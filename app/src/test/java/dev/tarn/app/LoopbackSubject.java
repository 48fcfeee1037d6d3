package dev.tarn.app;

import dev.tarn.aws.AwsHealthLakes;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.iam.Authorizer;
import dev.tarn.http.HealthLakeServer;
import dev.tarn.http.HttpSettings;
import dev.tarn.http.smart.IdentityProviders;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.Pace;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.contract.HeldSubject;
import dev.tarn.ports.contract.PreloadSample;
import dev.tarn.ports.objectstore.ObjectStore;
import java.time.Duration;
import java.util.Optional;

/**
 * adapter-aws, that speaks over real HTTP to adapter-http, that has the local HealthLake behind it: for the contract
 * suite, the two adapters prove each other.
 */
final class LoopbackSubject extends HeldSubject {

    private final LocalHealthLake lake = LocalHealthLake.builder()
            .withoutValidation()
            .clock(clock)
            .workers(work)
            .pace(Pace.REAL)
            .describeWait(Duration.ZERO)
            .preloads(PreloadSample::of)
            .build();
    private final HealthLakeServer server = HealthLakeServer.start(
            HttpSettings.LOCAL.describeWait(Duration.ZERO).grace(Duration.ZERO),
            lake,
            lake,
            new Control(
                    () -> IdentityProviders.NONE,
                    lake::reset,
                    lake::resetAll,
                    lake::health,
                    lake::backup,
                    lake.faults(),
                    Optional.empty(),
                    Authorizer.OPEN,
                    Optional.empty()));
    private final AwsHealthLakes lakes = AwsHealthLakes.of(Loopback.settings(server.url()));

    @Override
    public HealthLake of(Caller caller) {
        return lakes.of(caller);
    }

    @Override
    protected void tick() {
        lake.tick();
    }

    @Override
    public ObjectStore objects() {
        return lake.objects();
    }

    @Override
    public void close() {
        lakes.close();
        server.close();
        lake.close();
    }
}
