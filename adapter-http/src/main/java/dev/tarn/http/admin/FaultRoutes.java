package dev.tarn.http.admin;

import dev.tarn.domain.fault.Fault;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Json;
import dev.tarn.http.route.AdminRoute;
import dev.tarn.http.route.Routes;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.fault.InjectedFault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** {@code /_tarn/faults}: adds, lists and removes faults. */
final class FaultRoutes implements AdminRoute {

    private static final String PATH = "/_tarn/faults";
    private static final String RELEASE = "/release";

    private final Faults faults;

    FaultRoutes(Faults faults) {
        this.faults = faults;
    }

    @Override
    public void addTo(Routes routes) {
        routes.at(PATH, List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE), this::list);
        routes.at(PATH + "/:id", List.of(HttpMethod.GET, HttpMethod.DELETE), (exchange, body) -> one(exchange));
        routes.at(PATH + "/:id" + RELEASE, List.of(HttpMethod.POST), (exchange, body) -> {
            InjectedFault fault = find(exchange);
            fault.release();
            exchange.answer(answer(200, List.of(fault)));
        });
    }

    private void list(Exchange exchange, Buffer body) {
        HttpMethod method = exchange.request().method();
        if (method.equals(HttpMethod.POST)) {
            // All are read before the first is added: a list with an error adds nothing.
            List<Fault> read = Json.readObjects(body.getBytes()).stream()
                    .map(FaultReader::read)
                    .toList();
            exchange.answer(answer(201, read.stream().map(faults::add).toList()));
        } else {
            List<InjectedFault> all = faults.list();
            if (method.equals(HttpMethod.DELETE)) {
                faults.clear();
            }
            exchange.answer(answer(200, all));
        }
    }

    private void one(Exchange exchange) {
        InjectedFault fault = find(exchange);
        if (exchange.request().method().equals(HttpMethod.DELETE)) {
            fault.remove();
        }
        exchange.answer(answer(200, List.of(fault)));
    }

    private InjectedFault find(Exchange exchange) {
        String path = exchange.request().path();
        String id = path.substring(PATH.length() + 1).replace(RELEASE, "");
        return faults.list().stream()
                .filter(fault -> Long.toString(fault.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ErrorCode.NO_OPERATIONS_HERE,
                        "There is no fault '" + Excerpt.of(id) + "'; GET /_tarn/faults lists them"));
    }

    private static Answer answer(int status, List<InjectedFault> shown) {
        return Answer.json(
                status, AnswerWriter.object(out -> out.objects("faults", shown, fault -> FaultJson.write(fault, out))));
    }
}
