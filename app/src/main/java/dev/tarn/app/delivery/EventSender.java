package dev.tarn.app.delivery;

import dev.tarn.app.setting.EventTarget;
import dev.tarn.domain.account.Scope;
import dev.tarn.http.admin.EventJson;
import dev.tarn.ports.await.Pause;
import dev.tarn.ports.event.RecentEvents.Entry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one event by HTTP, and again where the target is not reachable or has an error of its own. */
final class EventSender {

    private static final Logger LOG = LoggerFactory.getLogger(EventSender.class);

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int SHOWN = 200;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE.withZone(ZoneOffset.UTC);
    private static final Pattern FAILED = Pattern.compile("\"FailedEntryCount\"\\s*:\\s*[1-9]");

    private final EventTarget target;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    EventSender(EventTarget target) {
        this.target = target;
    }

    /** Sends an event. A failure is logged after the last attempt, and has no other effect. */
    void send(Entry entry) throws InterruptedException {
        HttpRequest request = request(entry);
        Outcome outcome = attempt(request);
        for (int attempt = 1; outcome.isRetryable() && attempt < ATTEMPTS; attempt++) {
            Pause.SLEEP.take(PAUSE.multipliedBy(attempt));
            outcome = attempt(request);
        }
        outcome.failure()
                .ifPresent(failure -> LOG.warn(
                        "The event '{}' could not be sent to {}: {}",
                        entry.eventBridge().detailType(),
                        target.url(),
                        failure));
    }

    private Outcome attempt(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return isAccepted(response) ? Outcome.SENT : Outcome.refused(response.statusCode(), response.body());
        } catch (IOException e) {
            return Outcome.unreachable(e);
        }
    }

    private boolean isAccepted(HttpResponse<String> response) {
        boolean isFailed =
                target.eventBridge() && FAILED.matcher(response.body()).find();
        return response.statusCode() < 300 && !isFailed;
    }

    private HttpRequest request(Entry entry) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.url()).timeout(ANSWER);
        if (!target.eventBridge()) {
            return request.header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(EventJson.envelope(entry)))
                    .build();
        }
        return request.header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSEvents.PutEvents")
                .header("Authorization", authorization(entry))
                .POST(BodyPublishers.ofByteArray(EventJson.putEvents(entry)))
                .build();
    }

    /**
     * An unverifiable signature, by which an emulator knows account and region. The real EventBridge accepts no events
     * of the source {@code aws.healthlake} from customers.
     */
    private static String authorization(Entry entry) {
        Scope scope = entry.event().datastore().scope();
        return "AWS4-HMAC-SHA256 Credential=" + scope.account() + "/"
                + DAY.format(entry.event().time()) + "/" + scope.region()
                + "/events/aws4_request, SignedHeaders=host, Signature=" + "0".repeat(64);
    }

    /**
     * How an attempt ended.
     *
     * @param failure empty if the target accepted the event
     * @param isRetryable whether another attempt may succeed
     */
    private record Outcome(Optional<String> failure, boolean isRetryable) {

        private static final Outcome SENT = new Outcome(Optional.empty(), false);

        private static Outcome unreachable(IOException reason) {
            return new Outcome(Optional.of(reason.toString()), true);
        }

        private static Outcome refused(int status, String body) {
            String shown = body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "...";
            return new Outcome(Optional.of("status " + status + " " + shown), status >= 500 || status == 429);
        }
    }
}
