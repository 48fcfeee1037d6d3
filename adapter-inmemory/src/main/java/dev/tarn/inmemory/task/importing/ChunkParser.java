package dev.tarn.inmemory.task.importing;

import dev.tarn.domain.failure.ResourceFault;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.InvalidResource;
import dev.tarn.inmemory.ndjson.LineCursor;
import dev.tarn.inmemory.ndjson.ReadResult;
import dev.tarn.inmemory.ndjson.ResourceOutline;
import dev.tarn.inmemory.ndjson.ResourceReader;
import dev.tarn.inmemory.repository.validation.ValidationExtension;
import dev.tarn.inmemory.repository.validation.WriteValidation;
import java.util.List;

/**
 * Parses the lines of a chunk into resources and rejections. Thread-safe. The resources refer to the bytes of the chunk, whose
 * buffer can be reused once they are stored.
 */
final class ChunkParser {

    private final ResourceReader reader = new ResourceReader();
    private final int longestLine;
    private final WriteValidation validation;

    ChunkParser(int longestLine, WriteValidation validation) {
        this.longestLine = longestLine;
        this.validation = validation;
    }

    ParsedChunk parse(Chunk chunk) {
        ParsedChunk parsed = new ParsedChunk(chunk.digest());
        if (chunk.lineTooLong().isPresent()) {
            parsed.add(chunk.lineTooLong().get().refusal(), 0);
            return parsed;
        }
        ResourceOutline outline = new ResourceOutline();
        LineCursor line = new LineCursor(chunk.bytes(), chunk.from(), chunk.to());
        while (line.next()) {
            if (line.isBlank()) {
                parsed.addBlank();
            } else if (line.length() > longestLine) {
                parsed.add(new LongLine(line.length(), longestLine, 0).refusal(), 0);
            } else {
                read(chunk.bytes(), line, outline, parsed);
            }
        }
        return parsed;
    }

    /** Validates a line before it is read, because reading takes the server's members of meta out of its bytes. */
    private void read(byte[] bytes, LineCursor line, ResourceOutline outline, ParsedChunk parsed) {
        List<ResourceFault> faults = validation.faults(bytes, line.from(), line.to(), outline);
        if (faults.isEmpty()) {
            parsed.add(reader.read(line, outline), line.wholeLength());
            return;
        }
        boolean annotates = validation.annotates();
        byte[] annotated = annotates ? ValidationExtension.addTo(bytes, line.from(), line.to()) : new byte[0];
        ReadResult result = annotated.length > 0 ? reader.read(annotated, 0, annotated.length) : reader.read(line);
        if (result instanceof AcceptedResource && !annotates) {
            parsed.add(InvalidResource.of(faults), line.wholeLength());
        } else {
            parsed.addWithFaults(result, line.wholeLength());
        }
    }
}
