package dev.tarn.app.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What the server has answered.
 *
 * @param request what it was asked, in short
 */
record Answer(String request, int status, HttpHeaders headers, String body) {

    /** {@return this, where the status is one of these} */
    Answer expect(int... statuses) {
        for (int expected : statuses) {
            if (status == expected) {
                return this;
            }
        }
        throw new AssertionError(request + " was answered with " + status + ": " + body);
    }

    JsonNode json() {
        return Json.parse(body);
    }

    /** {@return the version that the ETag names} */
    long version() {
        String tag = headers.firstValue("ETag").orElseThrow(() -> new AssertionError(request + ": no ETag"));
        return Long.parseLong(tag.replaceAll("[^0-9]", ""));
    }
}
