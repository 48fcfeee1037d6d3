package dev.tarn.http.admin;

import dev.tarn.domain.account.AccountId;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.route.AdminRoute;
import dev.tarn.http.route.Routes;
import dev.tarn.ports.admin.AccountSnapshot;
import dev.tarn.ports.admin.Snapshots;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code /_tarn/snapshots}: takes, restores, lists and removes snapshots of the account that the query names, or else of the
 * server's default account. Copies of much data take a while, so that it does not run on an event loop.
 */
final class SnapshotRoutes implements AdminRoute {

    private static final String PATH = "/_tarn/snapshots";
    private static final String RESTORE = "/restore";

    private final Snapshots ofDefaultAccount;

    SnapshotRoutes(Snapshots ofDefaultAccount) {
        this.ofDefaultAccount = ofDefaultAccount;
    }

    @Override
    public void addTo(Routes routes) {
        routes.at(PATH, List.of(HttpMethod.GET), (exchange, body) -> {
            Snapshots snapshots = snapshots(exchange);
            routes.aside(exchange, () -> answer(200, snapshots.list()));
        });
        routes.at(PATH + "/:name", List.of(HttpMethod.POST, HttpMethod.DELETE), (exchange, body) -> {
            routes.aside(exchange, changed(exchange));
        });
        routes.at(PATH + "/:name" + RESTORE, List.of(HttpMethod.PUT), (exchange, body) -> {
            Snapshots snapshots = snapshots(exchange);
            String name = name(exchange);
            routes.aside(exchange, () -> answer(200, List.of(snapshots.restore(name))));
        });
    }

    private Callable<Answer> changed(Exchange exchange) {
        Snapshots snapshots = snapshots(exchange);
        String name = name(exchange);
        if (exchange.request().method().equals(HttpMethod.POST)) {
            return () -> answer(201, List.of(snapshots.take(name)));
        }
        return () -> {
            snapshots.delete(name);
            return answer(200, snapshots.list());
        };
    }

    private Snapshots snapshots(Exchange exchange) {
        String account = exchange.request().getParam("account");
        return account == null ? ofDefaultAccount : ofDefaultAccount.of(new AccountId(account));
    }

    /** Not decoded: a name has no character that is encoded in a path. */
    private static String name(Exchange exchange) {
        String rest = exchange.request().path().substring(PATH.length() + 1);
        return rest.endsWith(RESTORE) ? rest.substring(0, rest.length() - RESTORE.length()) : rest;
    }

    private static Answer answer(int status, List<AccountSnapshot> shown) {
        return Answer.json(
                status,
                AnswerWriter.object(out -> out.objects("snapshots", shown, snapshot -> {
                    out.text("name", snapshot.name());
                    out.text("takenAt", snapshot.takenAt());
                    out.number("datastores", snapshot.datastores());
                    out.number("bytes", snapshot.bytes());
                })));
    }
}
