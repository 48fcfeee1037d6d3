package dev.tarn.inmemory.work;

import dev.tarn.inmemory.resource.LineEnds;
import dev.tarn.inmemory.resource.Refusal;
import dev.tarn.inmemory.resource.ResourceReader;
import java.util.List;

/** From the lines of a chunk to resources and refusals; safe for use by many threads. */
final class ChunkParser {

    private final ResourceReader reader = new ResourceReader();
    private final int longestLine;

    ChunkParser(int longestLine) {
        this.longestLine = longestLine;
    }

    ParsedChunk parse(Chunk chunk) {
        ParsedChunk parsed = new ParsedChunk();
        if (chunk.isLineTooLong()) {
            parsed.add(tooLong(), 0);
            return parsed;
        }
        byte[] bytes = chunk.bytes();
        int start = chunk.from();
        while (start < chunk.to()) {
            int lineFeed = LineEnds.lineFeed(bytes, start, chunk.to());
            int next = Math.min(lineFeed + 1, chunk.to());
            int end = lineFeed > start && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
            if (isBlank(bytes, start, end)) {
                parsed.addBlank();
            } else if (end - start > longestLine) {
                parsed.add(tooLong(), 0);
            } else {
                parsed.add(reader.read(bytes, start, end), next - start);
            }
            start = next;
        }
        return parsed;
    }

    private Refusal tooLong() {
        return new Refusal(List.of("The line is longer than " + longestLine + " bytes, which is the most a resource may"
                + " have in an import; it was not read"));
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
