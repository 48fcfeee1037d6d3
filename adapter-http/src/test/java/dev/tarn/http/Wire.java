package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests and answers as bytes. */
public final class Wire {

    private Wire() {}

    /** {@return the head of a list of data stores, with these headers besides} */
    public static String list(String headers) {
        return "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
                + "X-Amz-Target: HealthLake.ListFHIRDatastores\r\nAuthorization: " + Tarn.AUTHORIZATION + "\r\n"
                + headers + "\r\n\r\n";
    }

    /** Sees that the answer is an error of the front door, and the last one of its connection. */
    public static void refused(RawClient.Raw answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.has("connection: close")).isTrue();
        assertThat(answer.has("x-amzn-ErrorType: " + type)).isTrue();
        assertThat(answer.body()).contains("\"__type\":\"com.amazon.coral.service#" + type + "\"");
    }
}
