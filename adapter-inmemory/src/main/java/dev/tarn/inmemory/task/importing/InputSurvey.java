package dev.tarn.inmemory.task.importing;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.inmemory.task.importing.ImportInput.Item;

/** What there is at the input of an import, before any of it is read. */
final class InputSurvey {

    private final S3Uri uri;
    private long readable;
    private long bytes;
    private long unread;
    private String example = "";
    private boolean hasOutput;

    InputSurvey(S3Uri uri) {
        this.uri = uri;
    }

    void add(Item item) {
        if (item.unread().isEmpty()) {
            readable++;
            bytes += item.object().size();
        } else if (unread++ == 0) {
            example = item.object().uri() + ": " + item.unread().get();
        }
    }

    /** Notes that the output of an import lies at the input. */
    void addOutput() {
        hasOutput = true;
    }

    /**
     * {@return how many bytes are to be read}
     *
     * @throws WorkFailed if there is no object to read ({@code decisions.md} D24)
     */
    long bytes() {
        if (readable > 0) {
            return bytes;
        }
        if (unread > 0) {
            throw new WorkFailed("The input holds no .ndjson object: none of the " + unread + " at or below " + uri
                    + " can be read. The first is " + example);
        }
        throw new WorkFailed("The input is absent: there is no object at or below " + uri
                + (hasOutput ? " but the output of imports, which is not read" : ""));
    }
}
