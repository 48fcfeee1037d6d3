package dev.tarn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** An observation without a status; {@link TarnExtensionTest} runs the tests. */
final class ValidationExamples {

    private ValidationExamples() {}

    @TarnTest
    static class Strict {

        @Test
        void it_is_refused(TestDatastore datastore) throws Exception {
            assertThat(put(datastore)).isEqualTo(400);
        }
    }

    @TarnTest(validation = "off")
    static class Off {

        @Test
        void it_is_stored(TestDatastore datastore) throws Exception {
            assertThat(put(datastore)).isEqualTo(201);
        }
    }

    private static int put(TestDatastore datastore) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        datastore
                                .request("Observation/a")
                                .header("Content-Type", "application/fhir+json")
                                .PUT(BodyPublishers.ofString("{\"resourceType\":\"Observation\",\"id\":\"a\","
                                        + "\"code\":{\"text\":\"a\"}}"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
