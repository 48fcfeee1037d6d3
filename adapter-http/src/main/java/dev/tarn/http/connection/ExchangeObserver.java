package dev.tarn.http.connection;

import dev.tarn.http.json.AnswerBytes;

/** Observes the exchanges of a server. It is called on event loops, must return soon and must not throw. Thread-safe. */
public interface ExchangeObserver {

    /** Observes nothing. */
    ExchangeObserver NONE = new ExchangeObserver() {
        @Override
        public boolean wantsBodies() {
            return false;
        }

        @Override
        public void answered(Exchange exchange, int status, AnswerBytes body) {}

        @Override
        public void disconnected(Exchange exchange) {}
    };

    /** {@return whether {@link RequestFacts} keep the beginning of bodies} */
    boolean wantsBodies();

    /**
     * An answer begins. Its client has received nothing of it yet.
     *
     * @param body empty for a body that is streamed
     */
    void answered(Exchange exchange, int status, AnswerBytes body);

    /** The connection is closed, or about to be, and there is no answer. */
    void disconnected(Exchange exchange);
}
