package dev.tarn.aws.fhir;

import dev.tarn.aws.sdk.ServiceConnection;
import dev.tarn.ports.datastore.Datastores;
import dev.tarn.ports.fhir.FhirEndpoint;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** Connections to FHIR endpoints, shared by all scopes. Thread-safe; must be closed. */
public final class FhirConnections implements AutoCloseable {

    private final Transport transport;
    private final RetryStrategy retries;

    /** Opens no connection yet. */
    public FhirConnections(ServiceConnection connection) {
        this.transport = new Transport(connection.timeout());
        this.retries = connection.retryStrategy();
    }

    /**
     * {@return the FHIR endpoint of the data stores of one scope}
     *
     * @param stores where the endpoints of data stores are looked up
     * @param place the service and where it is, as a sentence begins: {@code HealthLake in us-east-1}
     */
    public FhirEndpoint endpoint(Datastores stores, AwsCredentialsProvider credentials, String region, String place) {
        FhirHttp http = new FhirHttp(transport, new Signing(credentials, region), retries);
        return AwsFhirEndpoint.over(new FhirExchange(http, new DatastoreEndpoints(stores), place, Map.of()));
    }

    @Override
    public void close() {
        transport.close();
    }
}
