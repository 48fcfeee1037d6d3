package dev.tarn.inmemory.work;

import dev.tarn.inmemory.resource.LineCursor;
import dev.tarn.inmemory.resource.Refusal;
import dev.tarn.inmemory.resource.ResourceReader;
import java.util.List;

/**
 * From the lines of a chunk to resources and refusals; safe for use by many threads. The resources stay in the chunk: it
 * can be used for other things when they are stored.
 */
final class ChunkParser {

    private final ResourceReader reader = new ResourceReader();
    private final int longestLine;

    ChunkParser(int longestLine) {
        this.longestLine = longestLine;
    }

    ParsedChunk parse(Chunk chunk) {
        ParsedChunk parsed = new ParsedChunk(chunk.digest());
        if (chunk.isLineTooLong()) {
            parsed.add(tooLong(), 0);
            return parsed;
        }
        LineCursor line = new LineCursor(chunk.bytes(), chunk.from(), chunk.to());
        while (line.next()) {
            if (line.isBlank()) {
                parsed.addBlank();
            } else if (line.length() > longestLine) {
                parsed.add(tooLong(), 0);
            } else {
                parsed.add(reader.read(line), line.wholeLength());
            }
        }
        return parsed;
    }

    private Refusal tooLong() {
        return new Refusal(List.of("The line is longer than " + longestLine + " bytes, which is the most a resource may"
                + " have in an import; it was not read"));
    }
}
