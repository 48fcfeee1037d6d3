package dev.tarn.app;

import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Signs the requests of HAPI's client with the signer of the AWS SDK for Java. */
final class SigningInterceptor implements IClientInterceptor {

    private final AwsBasicCredentials credentials;

    SigningInterceptor(String id, String secret) {
        this.credentials = AwsBasicCredentials.create(id, secret);
    }

    @Override
    public void interceptRequest(IHttpRequest request) {
        SdkHttpFullRequest.Builder plain = SdkHttpFullRequest.builder()
                .uri(URI.create(request.getUri()))
                .method(SdkHttpMethod.fromValue(request.getHttpVerbName()));
        request.getAllHeaders().forEach(plain::putHeader);
        byte[] body = body(request);
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(r -> r.identity(credentials)
                        .request(plain.build())
                        .payload(body.length == 0 ? null : ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "healthlake")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
                .request();
        signed.headers().forEach((name, values) -> {
            // The HTTP client writes Host itself.
            if (!name.equalsIgnoreCase("Host")) {
                request.removeHeaders(name);
                values.forEach(value -> request.addHeader(name, value));
            }
        });
    }

    private static byte[] body(IHttpRequest request) {
        if (request.getHttpVerbName().matches("GET|DELETE|HEAD")) {
            return new byte[0];
        }
        try {
            return request.getRequestBodyFromStream().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void interceptResponse(IHttpResponse response) {}
}
