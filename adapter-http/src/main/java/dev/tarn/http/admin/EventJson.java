package dev.tarn.http.admin;

import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.event.EventBridgeEvent;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.event.RecentEvents.Entry;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events as EventBridge delivers them to targets ({@code data-plane.md} 1.11). */
public final class EventJson {

    private EventJson() {}

    /** {@return the envelope of an event, in UTF-8} */
    public static byte[] envelope(Entry entry) {
        return AnswerWriter.object(out -> write(entry, out));
    }

    /** {@return the request of EventBridge's PutEvents for one event, in UTF-8} The detail is JSON in a text there. */
    public static byte[] putEvents(Entry entry) {
        String detail = new String(
                AnswerWriter.object(out -> members(entry.eventBridge().detail(), out)), StandardCharsets.UTF_8);
        return AnswerWriter.object(out -> out.objects("Entries", List.of(entry), one -> {
            out.text("Source", EventBridgeEvent.SOURCE);
            out.text("DetailType", one.eventBridge().detailType());
            out.text("Detail", detail);
            out.texts("Resources", List.of(one.event().datastore()));
            out.number("Time", one.event().time().getEpochSecond());
        }));
    }

    /** Writes the members of the envelope of an event. */
    static void write(Entry entry, AnswerWriter out) {
        DatastoreArn arn = entry.event().datastore();
        out.text("version", "0");
        out.text("id", id(entry));
        out.text("detail-type", entry.eventBridge().detailType());
        out.text("source", EventBridgeEvent.SOURCE);
        out.text("account", arn.account());
        out.text("time", entry.event().time().truncatedTo(ChronoUnit.SECONDS));
        out.text("region", arn.region());
        out.texts("resources", List.of(arn));
        out.object("detail", detail -> members(entry.eventBridge().detail(), detail));
    }

    /** The detail of an event: texts, and maps of texts. */
    static void members(Map<?, ?> members, AnswerWriter out) {
        members.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                out.object(name.toString(), nested -> members(inner, nested));
            } else {
                out.text(name.toString(), value);
            }
        });
    }

    /** The same event has the same id wherever it is shown, so that a client can recognise it. */
    private static UUID id(Entry entry) {
        String facts = entry.sequence() + " " + entry.event().time() + " "
                + entry.event().datastore() + " " + entry.eventBridge().detailType();
        return UUID.nameUUIDFromBytes(facts.getBytes(StandardCharsets.UTF_8));
    }
}
