package dev.tarn.app.bench.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Signs requests with the signer of the AWS SDK for Java, so that each has the headers of that SDK.
 *
 * @param id the access key ID
 * @param secret the secret access key
 */
public record AccessKey(String id, String secret) {

    /** {@return a signed request, valid from now on; headers are whole lines} */
    public byte[] request(String method, String path, List<String> headers, byte[] body) {
        SdkHttpFullRequest.Builder plain = SdkHttpFullRequest.builder()
                .uri(URI.create("http://" + Requests.HOST + path))
                .method(SdkHttpMethod.fromValue(method));
        headers.forEach(
                line -> plain.putHeader(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)));
        List<String> lines = new ArrayList<>();
        AwsV4HttpSigner.create()
                .sign(r -> r.identity(AwsBasicCredentials.create(id, secret))
                        .request(plain.build())
                        .payload(body.length == 0 ? null : ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "healthlake")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
                .request()
                .forEachHeader((name, values) -> {
                    // Requests writes this one itself.
                    if (!name.toLowerCase(Locale.ROOT).equals("host")) {
                        lines.add(name + ": " + String.join(",", values));
                    }
                });
        return Requests.unsigned(method, path, lines, body);
    }
}
