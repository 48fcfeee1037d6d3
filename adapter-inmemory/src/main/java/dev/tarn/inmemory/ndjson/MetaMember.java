package dev.tarn.inmemory.ndjson;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code meta} of a resource as it stands in the text.
 *
 * @param start where its name begins
 * @param inside where its content begins, behind the brace
 * @param end behind its closing brace
 * @param cuts what of its content is the server's and has to go, in order
 * @param emptied whether nothing of its content is left then
 * @param faults what is wrong with it
 */
record MetaMember(int start, int inside, int end, List<Cut> cuts, boolean emptied, List<String> faults) {

    private static final String VERSION_ID = "versionId";
    private static final String LAST_UPDATED = "lastUpdated";
    private static final int NONE = -1;

    /** Bytes that are left out. */
    record Cut(int from, int to) {}

    /** Reads it, from its opening brace to the closing one. */
    static MetaMember read(JsonTokens tokens, JsonText text, int start) throws IOException {
        JsonParser parser = tokens.parser();
        Reading reading = new Reading(text, start, tokens.end());
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            int nameStart = tokens.start();
            parser.nextToken();
            parser.skipChildren();
            parser.finishToken();
            reading.member(name, nameStart, tokens.end());
        }
        return reading.done(tokens.end());
    }

    /** What is learnt of it while its members pass by. */
    static final class Reading {

        private final JsonText text;
        private final int start;
        private final int inside;
        private final List<Cut> cuts = new ArrayList<>(2);
        private final List<String> seen = new ArrayList<>(2);
        private final List<String> faults = new ArrayList<>(0);
        private int keptUntil;
        private boolean emptied = true;
        private int ours = NONE;
        private int oursEnd = NONE;

        /** One whose name begins at {@code start}, and of which the content begins {@code inside}. */
        Reading(JsonText text, int start, int inside) {
            this.text = text;
            this.start = start;
            this.inside = inside;
            this.keptUntil = inside;
        }

        void member(String name, int nameStart, int valueEnd) {
            if (ours != NONE) {
                cuts.add(new Cut(ours, text.commaAfter(oursEnd) + 1));
                ours = NONE;
            }
            if (name.equals(VERSION_ID) || name.equals(LAST_UPDATED)) {
                ours = nameStart;
                oursEnd = valueEnd;
                if (seen.contains(name)) {
                    faults.add("meta." + name + " is there twice");
                }
                seen.add(name);
            } else {
                emptied = false;
                keptUntil = valueEnd;
            }
        }

        /** {@return the whole, of which the closing brace ends here} */
        MetaMember done(int end) {
            if (ours != NONE) {
                // The last member takes the comma before it along, and with it all that was cut since.
                cuts.removeIf(cut -> cut.from() >= keptUntil);
                cuts.add(new Cut(keptUntil, oursEnd));
            }
            return new MetaMember(start, inside, end, cuts, emptied, faults);
        }
    }
}
