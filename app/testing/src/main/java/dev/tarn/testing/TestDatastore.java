package dev.tarn.testing;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.ports.await.Patience;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.net.URI;
import java.net.http.HttpRequest;

/**
 * The data store of a test, ACTIVE, with the resources of {@link TarnTest#seed()}.
 *
 * @param id the data store ID, for requests of the AWS SDK
 * @param endpoint the base URL of its FHIR endpoint, with a slash at the end
 * @param authorization the {@code Authorization} header of the test's account, which each FHIR request needs
 */
public record TestDatastore(DatastoreId id, URI endpoint, String authorization) {

    /** {@return a request to a path below the endpoint ({@code Patient/ann}) in the test's account, to be completed} */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(endpoint.resolve(path)).header("Authorization", authorization);
    }

    static TestDatastore create(TestAccount account) {
        try {
            DatastoreId id = account.healthLake()
                    .datastores()
                    .create(CreateDatastoreRequest.named("test"))
                    .id();
            account.healthLake().datastores().awaitActive(id, Patience.LOCAL);
            return new TestDatastore(
                    id, URI.create(account.server().url() + "/datastore/" + id + "/r4/"), authorization(account));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the data store of the test was created", e);
        }
    }

    /** Tarn reads account and region from it, and does not verify the signature. */
    private static String authorization(TestAccount account) {
        return "AWS4-HMAC-SHA256 Credential=" + account.accessKey() + "/20260101/" + account.region()
                + "/healthlake/aws4_request, SignedHeaders=host, Signature=00";
    }
}
