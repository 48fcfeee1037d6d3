package dev.tarn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.TarnServer;
import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Extensions that are fields; {@link TarnExtensionTest} runs their tests. */
final class RegisteredExamples {

    static final Set<URI> SHARED = Collections.synchronizedSet(new HashSet<>());
    static final Set<URI> OWN = Collections.synchronizedSet(new HashSet<>());

    private RegisteredExamples() {}

    static class OfAClass {

        @RegisterExtension
        static final TarnExtension TARN =
                TarnExtension.server().seed("classpath:ann-and-bob.ndjson").build();

        @RepeatedTest(2)
        void uses_the_shared_server(TarnServer server, TestDatastore datastore) {
            SHARED.add(server.url());
            assertThat(datastore.endpoint().toString()).startsWith(server.url().toString());
        }
    }

    static class OfATest {

        @RegisterExtension
        final TarnExtension tarn = TarnExtension.server().build();

        @RepeatedTest(2)
        void uses_a_server_of_its_own(TarnServer server) {
            OWN.add(server.url());
        }
    }
}
