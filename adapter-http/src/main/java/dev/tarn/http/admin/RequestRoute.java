package dev.tarn.http.admin;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.route.AdminRoute;
import dev.tarn.http.route.Routes;
import dev.tarn.ports.request.RecentRequests;
import dev.tarn.ports.request.RecordedRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code GET /_tarn/requests?account=&after=&limit=} lists the last requests; {@code DELETE} forgets them. */
final class RequestRoute implements AdminRoute {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Set<String> PARAMETERS = Set.of("account", "after", "limit");

    private final RecentRequests requests;

    RequestRoute(RecentRequests requests) {
        this.requests = requests;
    }

    @Override
    public void addTo(Routes routes) {
        routes.at("/_tarn/requests", List.of(HttpMethod.GET, HttpMethod.DELETE), (exchange, body) -> {
            if (exchange.request().method().equals(HttpMethod.DELETE)) {
                requests.clear();
                exchange.answer(answer(List.of()));
            } else {
                exchange.answer(answer(listed(exchange)));
            }
        });
    }

    private List<RecordedRequest> listed(Exchange exchange) {
        parameters(exchange).names().forEach(RequestRoute::requireKnown);
        String account = exchange.request().getParam("account", "");
        if (!account.isEmpty() && !ACCOUNT.matcher(account).matches()) {
            throw refusal("'" + Excerpt.of(account) + "' is not an AWS account ID, which has twelve digits");
        }
        List<RecordedRequest> found = requests.after(number(exchange, "after", 0)).stream()
                .filter(request -> account.isEmpty() || request.isOf(account))
                .toList();
        long limit = number(exchange, "limit", RecentRequests.CAPACITY);
        return found.subList((int) Math.max(0, found.size() - limit), found.size());
    }

    private static MultiMap parameters(Exchange exchange) {
        try {
            return exchange.request().params();
        } catch (IllegalArgumentException e) {
            throw refusal("The query cannot be decoded; use account, after (the number of a request) and limit");
        }
    }

    /** Strict: a misspelt parameter would show the requests of all accounts. */
    private static void requireKnown(String parameter) {
        if (!PARAMETERS.contains(parameter)) {
            throw refusal("The parameter '" + Excerpt.of(parameter)
                    + "' is not known here; use account, after (the number of a request) and limit");
        }
    }

    private static long number(Exchange exchange, String name, long usual) {
        String text = exchange.request().getParam(name, Long.toString(usual));
        if (!NUMBER.matcher(text).matches()) {
            throw refusal("The parameter " + name + " is '" + Excerpt.of(text) + "'; it has to be a whole number");
        }
        return Long.parseLong(text);
    }

    private static Refusal refusal(String message) {
        return new Refusal(ErrorCode.VALIDATION, message);
    }

    private Answer answer(List<RecordedRequest> shown) {
        long last =
                shown.isEmpty() ? requests.last() : shown.get(shown.size() - 1).sequence();
        return Answer.json(200, AnswerWriter.object(out -> {
            out.number("last", last);
            out.objects("requests", shown, request -> RequestJson.write(request, out));
        }));
    }
}
