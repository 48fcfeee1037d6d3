package dev.tarn.app.bench.section;

import dev.tarn.app.bench.load.Load;
import dev.tarn.app.bench.load.Requests;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The searches of a data store. */
record SearchEndpoint(URI server, String store) {

    /** {@return for how many seconds these searches take, one after the other} */
    double seconds(List<String> searches) {
        long begin = System.nanoTime();
        searches.forEach(search -> Load.once(server, request(search)));
        return (System.nanoTime() - begin) / 1e9;
    }

    Target target(String name, List<String> searches) {
        return new Target(
                name, server, Requests.of(searches.stream().map(this::request).toList(), 200));
    }

    /** {@return the bare echo with answers of the same size as those to these searches, on average} */
    Target echo(URI echo, List<String> searches) {
        long answered = 0;
        for (String search : searches) {
            answered += Load.once(server, request(search)).getBytes(StandardCharsets.UTF_8).length;
        }
        return new Target(
                "bare Vert.x echo",
                echo,
                Requests.of(
                        List.of(Requests.request("GET", "/" + answered / searches.size(), List.of(), new byte[0])),
                        200));
    }

    byte[] request(String search) {
        return Requests.request("GET", "/datastore/" + store + "/r4/" + search, List.of(), new byte[0]);
    }
}
