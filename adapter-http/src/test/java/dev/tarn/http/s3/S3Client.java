package dev.tarn.http.s3;

import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** Requests that are signed for S3. */
record S3Client(Tarn tarn) {

    static final String AUTHORIZATION = "AWS4-HMAC-SHA256 Credential=AKID/20261121/eu-west-1/s3/aws4_request,"
            + " SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=00ff";

    HttpRequest.Builder to(String path, String... headers) {
        HttpRequest.Builder request = tarn.to(path).header("Authorization", AUTHORIZATION);
        return headers.length == 0 ? request : request.headers(headers);
    }

    Reply get(String path, String... headers) {
        return tarn.send(to(path, headers).GET());
    }

    Reply put(String path, String body, String... headers) {
        return tarn.send(to(path, headers).PUT(BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8))));
    }

    Reply send(String method, String path, String body, String... headers) {
        return tarn.send(to(path, headers)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** {@return the text of an element of an answer} */
    static String text(Reply reply, String element) {
        String xml = body(reply);
        int from = xml.indexOf("<" + element + ">");
        return from < 0 ? "" : xml.substring(from + element.length() + 2, xml.indexOf("</" + element + ">", from));
    }

    static String body(Reply reply) {
        return new String(reply.response().body(), StandardCharsets.UTF_8);
    }
}
