package dev.tarn.inmemory.resource;

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

    /** Bytes that are left out. */
    record Cut(int from, int to) {}

    /** Reads it, from its opening brace to the closing one. */
    static MetaMember read(JsonTokens tokens, JsonText text, int start) throws IOException {
        JsonParser parser = tokens.parser();
        int inside = tokens.end();
        int keptUntil = inside;
        boolean emptied = true;
        List<Cut> cuts = new ArrayList<>(2);
        List<String> seen = new ArrayList<>(2);
        List<String> faults = new ArrayList<>(0);
        int ours = -1;
        int oursEnd = -1;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (ours >= 0) {
                cuts.add(new Cut(ours, text.commaAfter(oursEnd) + 1));
                ours = -1;
            }
            int nameStart = tokens.start();
            parser.nextToken();
            parser.skipChildren();
            parser.finishToken();
            int valueEnd = tokens.end();
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
        if (ours >= 0) {
            // The last member takes the comma before it along, and with it all that was cut since.
            int from = keptUntil;
            cuts.removeIf(cut -> cut.from() >= from);
            cuts.add(new Cut(from, oursEnd));
        }
        return new MetaMember(start, inside, tokens.end(), cuts, emptied, faults);
    }
}
