package dev.tarn.app.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarn.app.TarnServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;

/** Clients of {@code /_tarn} and of HealthLake. */
final class Tools {

    static final String AUTHORIZATION = "AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/healthlake/aws4_request,"
            + " SignedHeaders=host, Signature=00ff";

    static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A JSON response. */
    record Reply(int status, JsonNode body) {}

    private Tools() {}

    static Reply send(URI url, String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        return new Reply(response.statusCode(), MAPPER.readTree(response.body()));
    }

    /** {@return the SDK's client, in the account of this access key} */
    static HealthLakeClient client(TarnServer server, String accessKey, int attempts) {
        return HealthLakeClient.builder()
                .endpointOverride(server.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "test")))
                .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD)
                        .retryStrategy(strategy -> strategy.maxAttempts(attempts)))
                .build();
    }

    static List<String> texts(JsonNode list, String member) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.path(member).asText()));
        return texts;
    }
}
