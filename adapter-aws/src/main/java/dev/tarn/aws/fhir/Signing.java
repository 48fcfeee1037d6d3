package dev.tarn.aws.fhir;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * SigV4 by the SDK's signer, as the service {@code healthlake}. Thread-safe.
 *
 * @param region of the endpoint
 */
record Signing(AwsCredentialsProvider credentials, String region) {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    /** The JDK's client sets these by itself, to the values that are signed. */
    private static final Set<String> BY_CLIENT = Set.of("host", "content-length");

    /** {@return the request, signed at this moment} */
    HttpRequest sign(EndpointRequest call, URI base) {
        URI uri = URI.create(base + call.path());
        byte[] body = call.body().utf8();
        SdkHttpRequest.Builder plain = SdkHttpRequest.builder()
                .uri(uri)
                .method(SdkHttpMethod.fromValue(call.method().name()));
        call.headers().forEach(plain::putHeader);
        SdkHttpRequest signed = SIGNER.sign(request -> request.identity(credentials.resolveCredentials())
                        .request(plain.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "healthlake")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        HttpRequest.Builder request = HttpRequest.newBuilder(signed.getUri())
                .method(
                        call.method().name(),
                        body.length == 0 && call.isSafe() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        signed.headers().forEach((name, values) -> {
            if (!BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }
}
