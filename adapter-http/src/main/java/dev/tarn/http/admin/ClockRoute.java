package dev.tarn.http.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Json;
import dev.tarn.http.route.AdminRoute;
import dev.tarn.http.route.Routes;
import dev.tarn.ports.admin.ClockMove;
import dev.tarn.ports.admin.TarnClock;
import dev.tarn.ports.event.RecentEvents;
import dev.tarn.ports.event.RecentEvents.Entry;
import io.vertx.core.http.HttpMethod;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /_tarn/clock}: shows and moves the clock. A move is answered after everything that became due has happened. */
final class ClockRoute implements AdminRoute {

    private static final String USAGE = "Send one of {\"advance\":\"PT20M\"}, {\"set\":\"2026-01-31T12:00:00Z\"},"
            + " {\"freeze\":true} and {\"resume\":true}";

    private final TarnClock clock;
    private final RecentEvents events;

    ClockRoute(TarnClock clock, RecentEvents events) {
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void addTo(Routes routes) {
        routes.at("/_tarn/clock", List.of(HttpMethod.GET, HttpMethod.POST), (exchange, body) -> {
            if (exchange.request().method().equals(HttpMethod.GET)) {
                exchange.answer(Answer.json(200, AnswerWriter.object(out -> time(clock.now(), clock.isFrozen(), out))));
            } else {
                Supplier<ClockMove> move = move(Json.readRequest(body.getBytes()));
                routes.aside(exchange, () -> moved(move));
            }
        });
    }

    private Supplier<ClockMove> move(ObjectNode request) {
        if (request.size() != 1) {
            throw new Refusal(ErrorCode.VALIDATION, "The request has " + request.size() + " members. " + USAGE);
        }
        String name = request.fieldNames().next();
        JsonNode value = request.get(name);
        switch (name) {
            case "advance" -> {
                Duration duration = parse(value, Duration::parse);
                return () -> clock.advance(duration);
            }
            case "set" -> {
                Instant time = parse(value, Instant::parse);
                return () -> clock.set(time);
            }
            case "freeze" -> {
                requireTrue(value);
                return clock::freeze;
            }
            case "resume" -> {
                requireTrue(value);
                return clock::resume;
            }
            default ->
                throw new Refusal(ErrorCode.VALIDATION, "'" + Excerpt.of(name) + "' is not known here. " + USAGE);
        }
    }

    private interface Parser<T> {
        T parse(String text);
    }

    private static <T> T parse(@Nullable JsonNode value, Parser<T> parser) {
        String text = value == null ? "null" : value.asText();
        try {
            return parser.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(
                    ErrorCode.VALIDATION,
                    "'" + Excerpt.of(text) + "' is not an ISO 8601 duration or time of this form. " + USAGE);
        }
    }

    private static void requireTrue(@Nullable JsonNode value) {
        if (value == null || !value.isBoolean() || !value.asBoolean()) {
            throw new Refusal(ErrorCode.VALIDATION, "The only value here is true. " + USAGE);
        }
    }

    private Answer moved(Supplier<ClockMove> move) {
        long before = events.last();
        ClockMove moved = move.get();
        List<Entry> happened = events.after(before);
        return Answer.json(200, AnswerWriter.object(out -> {
            time(moved.now(), moved.frozen(), out);
            out.number("runningJobs", moved.runningJobs());
            out.objects("events", happened, entry -> EventJson.write(entry, out));
        }));
    }

    private static void time(Instant now, boolean frozen, AnswerWriter out) {
        out.text("now", now);
        out.flag("frozen", frozen);
    }
}
