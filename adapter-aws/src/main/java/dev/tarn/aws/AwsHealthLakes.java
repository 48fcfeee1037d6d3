package dev.tarn.aws;

import dev.tarn.aws.fhir.FhirConnections;
import dev.tarn.aws.sdk.Regions;
import dev.tarn.aws.sdk.SdkCredentials;
import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.HealthLakes;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.HealthLakeClientBuilder;

/**
 * The real HealthLake, through the AWS SDK. Of a {@link Scope} it heeds the region; the account is that of the
 * credentials ({@link AwsSettings#credentials()}).
 *
 * <p>Throttling and passing faults are tried again by the SDK, in its own way; what reaches the caller has outlasted
 * that.
 */
public final class AwsHealthLakes implements HealthLakes, AutoCloseable {

    /** How many scopes keep their client; a scope beyond that pushes out the one that was used longest ago. */
    private static final int KEPT = 128;

    /** Stands in a scope where the caller names no account. */
    private static final AccountId WHOSEVER = new AccountId("000000000000");

    private final AwsSettings settings;
    private final SdkHttpClient http;
    private final FhirConnections fhir;
    private final Observations observations = new Observations();

    /** An evicted client is not closed, since it may still be in use; the only resource to close is {@link #http}. */
    private final Map<Scope, HealthLake> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Scope, HealthLake> eldest) {
            return size() > KEPT;
        }
    };

    private AwsHealthLakes(AwsSettings settings) {
        this.settings = settings;
        this.http = settings.connection().httpClient();
        this.fhir = new FhirConnections(settings.connection());
    }

    /** {@return a client with these settings; the caller must close it. No request is sent yet} */
    public static AwsHealthLakes of(AwsSettings settings) {
        return new AwsHealthLakes(settings);
    }

    @Override
    public synchronized HealthLake of(Caller caller) {
        return kept.computeIfAbsent(caller.scope(), this::open);
    }

    /**
     * {@return HealthLake in the region of the settings}
     *
     * @throws Invalid where neither settings nor environment name a region
     */
    public HealthLake healthLake() {
        Region region = Regions.chosenOrOfEnvironment(settings.region());
        return of(Caller.in(new Scope(WHOSEVER, region)));
    }

    /** Closes the connections. */
    @Override
    public void close() {
        http.close();
        fhir.close();
    }

    private HealthLake open(Scope scope) {
        String region = scope.region().value();
        AwsCredentialsProvider credentials =
                SdkCredentials.of(settings.credentials().apply(scope));
        HealthLakeClientBuilder builder = HealthLakeClient.builder()
                .region(software.amazon.awssdk.regions.Region.of(region))
                .credentialsProvider(credentials)
                .httpClient(http);
        settings.connection().applyTo(builder);
        String place = settings.connection().place("HealthLake", region);
        return AwsHealthLake.over(
                new Wire(builder.build(), scope, place, observations),
                stores -> fhir.endpoint(stores, credentials, region, place));
    }
}
