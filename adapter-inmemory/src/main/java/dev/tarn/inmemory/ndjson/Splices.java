package dev.tarn.inmemory.ndjson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Places of a text that get other bytes, in ascending order; all other bytes stay as they are. */
public final class Splices {

    private record Splice(int from, int to, String ascii) {}

    private final List<Splice> splices = new ArrayList<>();
    private long growth;

    /** Replaces the bytes of a range with a text in ASCII; inserts it where the range is empty. */
    public void put(int from, int to, String ascii) {
        splices.add(new Splice(from, to, ascii));
        growth += ascii.length() - (to - from);
    }

    /** {@return how many bytes longer the text becomes; negative if it becomes shorter} */
    public long growth() {
        return growth;
    }

    /** {@return whether nothing is to be put anywhere} */
    public boolean isEmpty() {
        return splices.isEmpty();
    }

    /** {@return the text from here to there, with what was put into it; always bytes of its own} */
    public byte[] applied(byte[] text, int from, int to) {
        byte[] whole = new byte[Math.toIntExact(to - from + growth)];
        int filled = 0;
        int at = from;
        for (Splice splice : splices) {
            System.arraycopy(text, at, whole, filled, splice.from() - at);
            filled += splice.from() - at;
            byte[] put = splice.ascii().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(put, 0, whole, filled, put.length);
            filled += put.length;
            at = splice.to();
        }
        System.arraycopy(text, at, whole, filled, to - at);
        return whole;
    }
}
