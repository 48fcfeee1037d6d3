package dev.tarn.inmemory.task.importing;

import dev.tarn.domain.failure.ByteSize;
import dev.tarn.inmemory.ndjson.InvalidResource;
import java.util.List;

/**
 * A line that was skipped because it is too long.
 *
 * @param length its bytes, without its end
 * @param limit how many a line may have
 * @param heap the heap that it would take, in bytes; 0 where no heap helps, since no resource may be as long
 */
record LongLine(long length, long limit, long heap) {

    /** {@return what {@code FAILURE/} says of the line} */
    InvalidResource refusal() {
        if (heap == 0) {
            return new InvalidResource(List.of("The line has " + length
                    + " bytes, and a resource in an import may have " + limit + " at the most; it was not read"));
        }
        return new InvalidResource(
                List.of("The line has " + length + " bytes, and with the memory that is free here a line may"
                        + " have " + limit + "; it was not read. To import it, start Java with a heap of about "
                        + ByteSize.of(heap) + ": -Xmx" + heap / 1024 / 1024 + "m"));
    }
}
