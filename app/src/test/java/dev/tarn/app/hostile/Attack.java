package dev.tarn.app.hostile;

/**
 * One hostile use of a connection.
 *
 * @param kind what is tried, for people
 * @param bytes what is sent
 * @param answers how many answers are waited for; fewer are right where the server closes after an error
 * @param toHead whether the answers have no bodies
 * @param manner what the client does besides
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Attack(String kind, byte[] bytes, int answers, boolean toHead, Manner manner) {

    /** How a client behaves. */
    enum Manner {
        /** It reads what it is answered. */
        READS,
        /** It has not sent all that it announced, and sends no more: there need be no answer. */
        BREAKS_OFF,
        /** It does not read, and goes away after a while. */
        NEVER_READS
    }

    static Attack of(String kind, byte[] bytes) {
        return new Attack(kind, bytes, 1, false, Manner.READS);
    }

    static Attack of(String kind, String text) {
        return of(kind, Wire.ascii(text));
    }

    Attack answers(int count) {
        return new Attack(kind, bytes, count, toHead, manner);
    }

    Attack toHead(boolean value) {
        return new Attack(kind, bytes, answers, value, manner);
    }

    Attack manner(Manner value) {
        return new Attack(kind, bytes, answers, toHead, value);
    }
}
