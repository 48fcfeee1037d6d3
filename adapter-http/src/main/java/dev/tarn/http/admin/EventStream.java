package dev.tarn.http.admin;

import dev.tarn.http.connection.StreamedAnswer;
import dev.tarn.ports.event.EventFeed.Subscription;
import dev.tarn.ports.event.RecentEvents;
import dev.tarn.ports.event.RecentEvents.Entry;
import io.vertx.core.Context;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** One client of the server-sent events (WHATWG HTML 9.2). Its state is confined to the event loop of its connection. */
final class EventStream {

    private static final long KEEP_ALIVE_MILLIS = 15_000;
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final RecentEvents events;
    private final StreamedAnswer answer;
    private final Context context;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Subscription subscription;
    private final long timer;
    private long sent;

    /**
     * A stream, begun on the event loop of its connection.
     *
     * @param after the number of the last event that the client has
     */
    EventStream(RecentEvents events, StreamedAnswer answer, Context context, long after) {
        this.events = events;
        this.answer = answer;
        this.context = context;
        this.sent = after;
        this.subscription = events.onAdded(this::schedule);
        this.timer = context.owner().setPeriodic(KEEP_ALIVE_MILLIS, tick -> answer.write(COMMENT));
        // A comment makes the client see that the stream is open.
        answer.write(COMMENT);
        write();
    }

    /** From any thread; several events before the next turn of the loop are one write. */
    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            context.runOnContext(turn -> {
                scheduled.set(false);
                write();
            });
        }
    }

    private void write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Entry entry : events.after(sent)) {
            String head = "id: " + entry.sequence() + "\nevent: "
                    + entry.eventBridge().detailType() + "\ndata: ";
            bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(EventJson.envelope(entry));
            bytes.writeBytes(new byte[] {'\n', '\n'});
            sent = entry.sequence();
        }
        if (bytes.size() > 0) {
            answer.write(bytes.toByteArray());
        }
    }

    /** The client is gone: releases everything. On the event loop. */
    void forget() {
        subscription.close();
        context.owner().cancelTimer(timer);
    }

    /** Ends the stream. From any thread. */
    void end() {
        context.runOnContext(turn -> {
            forget();
            answer.end();
        });
    }
}
