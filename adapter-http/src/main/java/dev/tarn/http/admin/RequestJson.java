package dev.tarn.http.admin;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Principal;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.request.RecordedBody;
import dev.tarn.ports.request.RecordedRequest;
import java.util.Optional;

/** A recorded request as JSON. */
final class RequestJson {

    private RequestJson() {}

    static void write(RecordedRequest request, AnswerWriter out) {
        out.number("sequence", request.sequence());
        out.text("time", request.time());
        out.text("requestId", request.requestId());
        out.text("method", request.method());
        out.text("path", request.path());
        out.text("query", request.query());
        request.operation().ifPresent(operation -> {
            out.text("service", operation.service().signingName());
            out.text("operation", operation.wireName());
        });
        request.caller().ifPresent(caller -> caller(caller, out));
        request.status().ifPresent(status -> out.number("status", status));
        out.number("durationMicros", request.duration().toNanos() / 1_000);
        body("request", request.requestBody(), out);
        body("response", request.responseBody(), out);
    }

    private static void caller(Caller caller, AnswerWriter out) {
        out.text("account", caller.scope().account());
        out.text("region", caller.scope().region());
        if (caller.principal() instanceof Principal.User user) {
            out.text("principal", user.arn());
        } else if (caller.principal() instanceof Principal.AssumedRole assumed) {
            out.text("principal", assumed.role());
        }
    }

    private static void body(String whose, Optional<RecordedBody> body, AnswerWriter out) {
        body.ifPresent(known -> {
            out.text(whose + "Body", known.text());
            out.number(whose + "BodyBytes", known.bytes());
        });
    }
}
