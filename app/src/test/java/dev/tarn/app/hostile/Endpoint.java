package dev.tarn.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The FHIR endpoint of a data store that is created for a test. */
final class Endpoint {

    private static final Pattern ID = Pattern.compile("\"DatastoreId\":\"([0-9a-f]{32})\"");

    private final int port;
    private final String id;

    Endpoint(int port) throws IOException {
        this.port = port;
        Wire.Answer created = once(Playground.operation("CreateFHIRDatastore", "{\"DatastoreTypeVersion\":\"R4\"}"));
        Matcher found = ID.matcher(created.text());
        assertThat(found.find()).as(created.text()).isTrue();
        id = found.group(1);
    }

    /** {@return the id of the data store} */
    String id() {
        return id;
    }

    /** {@return the path of the endpoint, with a slash at its end} */
    String base() {
        return "/datastore/" + id + "/r4/";
    }

    /** {@return the answer to a request, on a connection of its own} */
    Wire.Answer once(byte[] request) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(request);
            return wire.answer(false).orElseThrow(() -> new IOException("The server closed without an answer"));
        }
    }
}
