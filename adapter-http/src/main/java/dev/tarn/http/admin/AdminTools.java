package dev.tarn.http.admin;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.route.AdminRoute;
import dev.tarn.ports.admin.Snapshots;
import dev.tarn.ports.admin.TarnClock;
import dev.tarn.ports.event.RecentEvents;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.request.RecentRequests;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a test can observe and change besides HealthLake's API.
 *
 * @param clock the clock of the backend; empty if it has none that can be moved
 * @param faults what goes wrong
 * @param events the last events
 * @param requests the last requests, which a server with these tools records
 * @param snapshots of the default account; empty if the backend has none
 */
public record AdminTools(
        Optional<TarnClock> clock,
        Faults faults,
        RecentEvents events,
        RecentRequests requests,
        Optional<Snapshots> snapshots) {

    private static final List<String> PATHS = List.of("clock", "faults", "events", "requests", "snapshots");

    /** {@return the paths of these tools} */
    public List<AdminRoute> routes() {
        List<AdminRoute> routes = new ArrayList<>();
        clock.ifPresentOrElse(
                known -> routes.add(new ClockRoute(known, events)),
                () -> routes.add(refusing(
                        "clock",
                        "The backend has no clock that can be moved; start Tarn with --backend local or memory")));
        routes.add(new FaultRoutes(faults));
        routes.add(new EventRoute(events));
        routes.add(new RequestRoute(requests));
        routes.add(snapshots
                .<AdminRoute>map(SnapshotRoutes::new)
                .orElseGet(() -> refusing("snapshots", "The backend has no snapshots; start Tarn with --data memory")));
        return routes;
    }

    /** {@return the paths of a server whose tools are disabled: each answers with what enables it} */
    public static List<AdminRoute> disabled() {
        return PATHS.stream()
                .map(path -> refusing(
                        path,
                        "/_tarn/" + path + " is disabled, because the server listens at more than"
                                + " loopback addresses; start Tarn with --admin to enable it"))
                .toList();
    }

    private static AdminRoute refusing(String path, String message) {
        List<HttpMethod> all = List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);
        return routes -> {
            for (String pattern : List.of("/_tarn/" + path, "/_tarn/" + path + "/*")) {
                routes.at(
                        pattern,
                        all,
                        (exchange, body) -> exchange.answer(Answer.error(ErrorCode.NO_OPERATIONS_HERE, message)));
            }
        };
    }
}
