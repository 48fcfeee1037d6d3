package dev.tarn.inmemory.task.importing;

import dev.tarn.inmemory.ndjson.LineCursor;
import dev.tarn.inmemory.ndjson.ResourceReader;

/**
 * Parses the lines of a chunk into resources and rejections. Thread-safe. The resources refer to the bytes of the chunk, whose
 * buffer can be reused once they are stored.
 */
final class ChunkParser {

    private final ResourceReader reader = new ResourceReader();
    private final int longestLine;

    ChunkParser(int longestLine) {
        this.longestLine = longestLine;
    }

    ParsedChunk parse(Chunk chunk) {
        ParsedChunk parsed = new ParsedChunk(chunk.digest());
        if (chunk.lineTooLong().isPresent()) {
            parsed.add(chunk.lineTooLong().get().refusal(), 0);
            return parsed;
        }
        LineCursor line = new LineCursor(chunk.bytes(), chunk.from(), chunk.to());
        while (line.next()) {
            if (line.isBlank()) {
                parsed.addBlank();
            } else if (line.length() > longestLine) {
                parsed.add(new LongLine(line.length(), longestLine, 0).refusal(), 0);
            } else {
                parsed.add(reader.read(line), line.wholeLength());
            }
        }
        return parsed;
    }
}
