package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.SampleResource;
import dev.tarn.app.bench.load.Load;
import dev.tarn.app.bench.load.Requests;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * The FHIR endpoint of a data store that holds some resources.
 *
 * @param answered how many bytes it has answered to the PUT of each, on average
 */
record FhirEndpoint(List<SampleResource> resources, URI server, String store, int answered) {

    static final List<String> JSON = List.of("Content-Type: application/fhir+json");

    /** {@return the endpoint of a new data store, with these in it} */
    static FhirEndpoint with(List<SampleResource> resources, URI server) {
        String store = new HealthLakeClient(server).createStore();
        FhirEndpoint empty = new FhirEndpoint(resources, server, store, 0);
        long answered = 0;
        for (SampleResource resource : resources) {
            answered += Load.once(server, empty.put(resource)).getBytes(StandardCharsets.UTF_8).length;
        }
        return new FhirEndpoint(resources, server, store, (int) (answered / resources.size()));
    }

    Target put(String name) {
        return target(name, server, this::put, 200);
    }

    Target get(String name) {
        return new Target(name, server, reads());
    }

    /** {@return a read of each} */
    Requests reads() {
        return Requests.of(
                resources.stream().map(resource -> read(store, resource)).toList(), 200);
    }

    /** {@return a read of one} */
    static byte[] read(String store, SampleResource resource) {
        return Requests.request("GET", path(store, resource), List.of(), new byte[0]);
    }

    /** {@return the bare echo with the same requests, but for their path, and answers of the same size} */
    Target echo(String method, URI echo) {
        return target(
                "bare Vert.x echo",
                echo,
                resource -> Requests.request(
                        method, "/" + answered, JSON, method.equals("GET") ? new byte[0] : resource.body()),
                200);
    }

    private Target target(String name, URI asked, Function<SampleResource, byte[]> request, int right) {
        return new Target(
                name, asked, Requests.of(resources.stream().map(request).toList(), right));
    }

    private byte[] put(SampleResource resource) {
        return Requests.request("PUT", path(resource), JSON, resource.body());
    }

    private String path(SampleResource resource) {
        return path(store, resource);
    }

    static String path(String store, SampleResource resource) {
        return "/datastore/" + store + "/r4/" + resource.type() + "/" + resource.id();
    }
}
