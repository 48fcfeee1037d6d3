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
 * The real HealthLake, through the AWS SDK. It uses only the region of a {@link Scope}; the account is that of the
 * credentials ({@link AwsSettings#credentials()}).
 *
 * <p>The SDK retries throttled requests and transient faults; a failure reaches the caller only after these retries.
 */
public final class AwsHealthLakes implements HealthLakes, AutoCloseable {

    /** The maximum number of cached clients, one for each scope; the least recently used is evicted. */
    private static final int KEPT = 128;

    /** Placeholder account for callers that do not name one. */
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
     * @throws Invalid if neither settings nor environment name a region
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
