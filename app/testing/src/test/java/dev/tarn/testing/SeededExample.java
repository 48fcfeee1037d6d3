package dev.tarn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests that begin with resources; {@link TarnExtensionTest} runs them. */
@TarnTest(seed = "classpath:ann-and-bob.ndjson")
class SeededExample {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeEach
    void each_begins_with_both(TestDatastore datastore) throws Exception {
        assertThat(get(datastore, "Patient?_total=accurate").body()).contains("\"total\":2");
    }

    @Test
    void one_deletes(TestDatastore datastore) throws Exception {
        delete(datastore);

        assertThat(get(datastore, "Patient/ann").statusCode()).isEqualTo(410);
    }

    @Test
    void another_deletes_too(TestDatastore datastore) throws Exception {
        delete(datastore);

        assertThat(get(datastore, "Patient?_total=accurate").body()).contains("\"total\":1");
    }

    @Test
    void plain_HTTP_needs_no_other_header(TestDatastore datastore) throws Exception {
        assertThat(get(datastore, "Patient/ann").body()).contains("1980-02-29");
    }

    @Nested
    class InANestedClass {

        @Test
        void there_is_the_seed_too(TestDatastore datastore) throws Exception {
            assertThat(get(datastore, "Patient/ann").body()).contains("1980-02-29");
        }
    }

    private static void delete(TestDatastore datastore) throws IOException, InterruptedException {
        HTTP.send(datastore.request("Patient/ann").DELETE().build(), BodyHandlers.discarding());
    }

    private static HttpResponse<String> get(TestDatastore datastore, String path)
            throws IOException, InterruptedException {
        return HTTP.send(datastore.request(path).build(), BodyHandlers.ofString());
    }
}
