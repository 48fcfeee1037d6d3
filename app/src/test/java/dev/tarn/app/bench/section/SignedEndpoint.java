package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.SampleResource;
import dev.tarn.app.bench.load.AccessKey;
import dev.tarn.app.bench.load.Load;
import dev.tarn.app.bench.load.Requests;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** The FHIR endpoint of a data store that holds some resources, asked with signatures that are right. */
record SignedEndpoint(List<SampleResource> resources, URI server, String store, AccessKey key) {

    /** {@return the endpoint of a new data store, with these in it} */
    static SignedEndpoint with(List<SampleResource> resources, URI server, AccessKey key) {
        byte[] body = "{\"DatastoreTypeVersion\":\"R4\"}".getBytes(StandardCharsets.UTF_8);
        String created =
                Load.once(server, key.request("POST", "/", Requests.operationHeaders("CreateFHIRDatastore"), body));
        String store = created.replaceFirst("(?s).*\"DatastoreId\":\"([0-9a-f]{32})\".*", "$1");
        SignedEndpoint endpoint = new SignedEndpoint(resources, server, store, key);
        resources.forEach(resource -> Load.once(server, endpoint.put(resource)));
        return endpoint;
    }

    Target put(String name) {
        return target(name, this::put);
    }

    Target get(String name) {
        return target(name, resource -> key.request("GET", FhirEndpoint.path(store, resource), List.of(), new byte[0]));
    }

    private Target target(String name, Function<SampleResource, byte[]> request) {
        return new Target(
                name, server, Requests.of(resources.stream().map(request).toList(), 200));
    }

    private byte[] put(SampleResource resource) {
        return key.request("PUT", FhirEndpoint.path(store, resource), FhirEndpoint.JSON, resource.body());
    }
}
