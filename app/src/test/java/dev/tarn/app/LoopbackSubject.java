package dev.tarn.app;

import dev.tarn.aws.AwsHealthLakes;
import dev.tarn.domain.account.Scope;
import dev.tarn.http.HealthLakeServer;
import dev.tarn.http.HttpSettings;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.Pace;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.ObjectStore;
import dev.tarn.ports.contract.HealthLakeSubject;
import dev.tarn.ports.contract.HeldWork;
import dev.tarn.ports.contract.ManualClock;
import java.time.Duration;
import java.time.Instant;

/**
 * adapter-aws, that speaks over real HTTP to adapter-http, that has the local HealthLake behind it: for the contract
 * suite, the two adapters prove each other.
 */
final class LoopbackSubject implements HealthLakeSubject {

    private final ManualClock clock = new ManualClock();
    private final HeldWork work = new HeldWork();
    private final LocalHealthLake lake = LocalHealthLake.builder()
            .clock(clock)
            .workers(work)
            .pace(Pace.REAL)
            .settle(Duration.ZERO)
            .build();
    private final HealthLakeServer server = HealthLakeServer.start(
            HttpSettings.LOCAL.settle(Duration.ZERO).grace(Duration.ZERO), lake, lake, new Control(lake::reset));
    private final AwsHealthLakes lakes = AwsHealthLakes.of(Loopback.settings(server.url()));

    @Override
    public HealthLake healthLake() {
        return lakes.in(SCOPE);
    }

    @Override
    public HealthLake in(Scope scope) {
        return lakes.in(scope);
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
        return lake.objects();
    }

    @Override
    public void close() {
        lakes.close();
        server.close();
        lake.close();
    }
}
