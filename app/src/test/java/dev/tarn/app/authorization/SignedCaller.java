package dev.tarn.app.authorization;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Sends requests that AWS's signer has signed, and that a test may change afterwards. */
final class SignedCaller {

    /** Headers that the HTTP client writes itself. */
    private static final Set<String> OWN = Set.of("host", "content-length", "connection", "expect");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();

    private final URI server;
    private final AwsBasicCredentials credentials;
    private final String region;

    /** A request; its target stands behind the host, and its content has one character for each byte. */
    record Request(String method, String target, Map<String, String> headers, String content) {

        Request(String method, String target, Map<String, String> headers, byte[] body) {
            this(method, target, headers, new String(body, ISO_8859_1));
        }

        byte[] body() {
            return content.getBytes(ISO_8859_1);
        }

        Request target(UnaryOperator<String> change) {
            return new Request(method, change.apply(target), headers, content);
        }

        Request header(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Request(method, target, more, content);
        }

        Request body(byte[] other) {
            return new Request(method, target, headers, other);
        }
    }

    SignedCaller(URI server, String id, String secret) {
        this(server, AwsBasicCredentials.create(id, secret), "us-east-1");
    }

    private SignedCaller(URI server, AwsBasicCredentials credentials, String region) {
        this.server = server;
        this.credentials = credentials;
        this.region = region;
    }

    /** {@return the same caller, signing for another region} */
    SignedCaller in(String other) {
        return new SignedCaller(server, credentials, other);
    }

    Request healthLake(String operation, String json) {
        return sign(
                "healthlake",
                "POST",
                "/",
                Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "HealthLake." + operation),
                json.getBytes(UTF_8),
                Instant.now());
    }

    Request fhir(String method, String target, String json) {
        return sign(
                "healthlake",
                method,
                target,
                json.isEmpty() ? Map.of() : Map.of("Content-Type", "application/fhir+json"),
                json.getBytes(UTF_8),
                Instant.now());
    }

    Request sign(String service, String method, String target, Map<String, String> headers, byte[] body, Instant time) {
        return signed(service, method, target, headers, body, time, Map.of());
    }

    /** {@return a request whose chunks are signed too, as S3 has it over HTTP} */
    Request chunked(String target, byte[] body) {
        return signed(
                "s3",
                "PUT",
                target,
                Map.of("content-length", Integer.toString(body.length)),
                body,
                Instant.now(),
                Map.of("chunked", true));
    }

    /** {@return a URL that is valid for a minute} */
    Request presigned(String service, String method, String target, Instant time) {
        return signed(service, method, target, Map.of(), new byte[0], time, Map.of("presign", Duration.ofMinutes(1)));
    }

    private Request signed(
            String service,
            String method,
            String target,
            Map<String, String> headers,
            byte[] body,
            Instant time,
            Map<String, Object> how) {
        SdkHttpRequest.Builder plain =
                SdkHttpRequest.builder().uri(URI.create(server + target)).method(SdkHttpMethod.fromValue(method));
        headers.forEach(plain::putHeader);
        SignedRequest signed = AwsV4HttpSigner.create().sign(request -> {
            request.identity(credentials)
                    .request(plain.build())
                    .payload(body.length == 0 ? null : ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC))
                    .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, !service.equals("s3"))
                    .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, !service.equals("s3"));
            if (how.containsKey("chunked")) {
                request.putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, true);
                request.putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, true);
            }
            if (how.get("presign") instanceof Duration duration) {
                request.putProperty(
                        AwsV4FamilyHttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING);
                request.putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, duration);
                request.putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, !service.equals("s3"));
            }
        });
        Map<String, String> sent = new HashMap<>();
        signed.request().headers().forEach((name, values) -> sent.put(name, String.join(",", values)));
        URI uri = signed.request().getUri();
        return new Request(
                method,
                uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
                sent,
                signed.payload().map(SignedCaller::bytes).orElse(new byte[0]));
    }

    private static byte[] bytes(ContentStreamProvider content) {
        try (InputStream in = content.newStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> send(Request request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(server + request.target()))
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, value) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                http.header(name, value);
            }
        });
        try {
            return CLIENT.send(http.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
