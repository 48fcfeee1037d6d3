package dev.tarn.http.admin;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.route.AdminRoute;
import dev.tarn.http.route.Routes;
import dev.tarn.ports.event.RecentEvents;
import dev.tarn.ports.event.RecentEvents.Entry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code GET /_tarn/events?after=}: the last events as JSON, or as server-sent events where {@code Accept} says so. */
final class EventRoute implements AdminRoute {

    private static final int MOST_STREAMS = 64;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final String EVENT_STREAM = "text/event-stream";

    private final RecentEvents events;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    EventRoute(RecentEvents events) {
        this.events = events;
    }

    @Override
    public void addTo(Routes routes) {
        routes.at("/_tarn/events", List.of(HttpMethod.GET), (exchange, body) -> {
            HttpServerRequest request = exchange.request();
            @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
            @Nullable String last = request.getHeader("Last-Event-ID");
            long after = number(last == null ? request.getParam("after", "0") : last);
            if (accept != null && accept.contains(EVENT_STREAM)) {
                stream(exchange, after);
            } else {
                exchange.answer(list(after));
            }
        });
    }

    private static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new Refusal(
                    ErrorCode.VALIDATION,
                    "'" + Excerpt.of(text)
                            + "' is not the number of an event; use GET /_tarn/events?after=0, or the"
                            + " number of the last event that was seen");
        }
        return Long.parseLong(text);
    }

    private Answer list(long after) {
        List<Entry> later = events.after(after);
        long last =
                later.isEmpty() ? events.last() : later.get(later.size() - 1).sequence();
        return Answer.json(200, AnswerWriter.object(out -> {
            out.number("last", last);
            out.objects("events", later, entry -> {
                out.number("sequence", entry.sequence());
                out.object("event", inner -> EventJson.write(entry, inner));
            });
        }));
    }

    private void stream(Exchange exchange, long after) {
        if (over || streams.size() >= MOST_STREAMS) {
            throw new Refusal(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "There are " + MOST_STREAMS + " event streams already; close one, or poll GET /_tarn/events");
        }
        EventStream stream = new EventStream(events, exchange.stream(EVENT_STREAM), Vertx.currentContext(), after);
        streams.add(stream);
        exchange.whenGone(() -> {
            streams.remove(stream);
            stream.forget();
        });
        if (over) {
            stream.end();
        }
    }

    /** Ends all streams, which would otherwise use up the grace period of a closing server. */
    @Override
    public void end() {
        over = true;
        streams.forEach(EventStream::end);
    }
}
