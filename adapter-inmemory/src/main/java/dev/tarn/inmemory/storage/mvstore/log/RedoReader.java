package dev.tarn.inmemory.storage.mvstore.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.function.Consumer;
import org.h2.store.fs.FilePath;

/** Reads what a process has left in a {@link RedoLog}. */
public final class RedoReader implements AutoCloseable {

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final int WINDOW = 1024 * 1024;
    private static final int HEAD = RedoLog.FRAME + Long.BYTES;

    /** More changes than that are in no log. */
    private static final long MOST_CHANGES = 1L << 32;

    private final FileChannel file;
    private final long identity;
    private final long size;
    private final Optional<LogHeader> header;

    private RedoReader(FileChannel file, long identity) throws IOException {
        this.file = file;
        this.identity = identity;
        this.size = file.size();
        this.header = LogHeader.of(read(0, LogHeader.LENGTH));
    }

    /**
     * Opens a log.
     *
     * @param identity of the data file whose changes it should have
     * @return empty where there is none, or nothing in it
     */
    public static Optional<RedoReader> open(FilePath path, long identity) throws IOException {
        if (!path.exists() || path.size() == 0) {
            return Optional.empty();
        }
        return Optional.of(new RedoReader(path.open("r"), identity));
    }

    /** {@return the header; empty where it is damaged} */
    public Optional<LogHeader> header() {
        return header;
    }

    /** {@return whether the end of the file is missing} */
    public boolean isCut() {
        return header.isPresent() && header.get().allocated() > size;
    }

    /**
     * Where the records ended.
     *
     * @param sequence of the last record before the end
     * @param at the position behind it, in bytes
     * @param whole whether the mark of the end is there; otherwise a record is damaged, or was never completed
     */
    public record End(long sequence, long at, boolean whole) {}

    /** ParallelTasks over the changes of each record, in order, up to the first that is not whole. */
    public End replay(Consumer<ByteBuffer> changes) throws IOException {
        long at = LogHeader.LENGTH;
        long sequence = header.map(LogHeader::base).orElse(0L);
        while (true) {
            ByteBuffer frame = read(at, Integer.BYTES);
            if (frame.remaining() == Integer.BYTES && frame.getInt() == 0) {
                return new End(sequence, at, true);
            }
            ByteBuffer record = record(at, sequence + 1, sequence + 1);
            if (!record.hasRemaining()) {
                return new End(sequence, at, false);
            }
            sequence++;
            at += RedoLog.FRAME + record.remaining();
            record.getLong();
            changes.accept(record);
        }
    }

    /**
     * Looks for whole records behind a place where there is none.
     *
     * @param found gets the changes of each, in order
     * @return how many there are
     */
    public int salvage(End end, Consumer<ByteBuffer> found) throws IOException {
        int count = 0;
        long last = end.sequence();
        for (long at = end.at(); at < size; ) {
            ByteBuffer window = read(at, WINDOW);
            int step = Math.max(1, window.remaining() - HEAD);
            for (int i = 0; i < step; i++) {
                if (window.remaining() - i < HEAD || !isPlausible(window, i, last)) {
                    continue;
                }
                ByteBuffer record = record(at + i, last + 1, last + MOST_CHANGES);
                if (record.hasRemaining()) {
                    last = record.getLong();
                    i += record.remaining() + HEAD - 1;
                    count++;
                    found.accept(record);
                    step = Math.max(step, i + 1);
                }
            }
            at += step;
        }
        return count;
    }

    private static boolean isPlausible(ByteBuffer window, int at, long last) {
        int length = window.getInt(at);
        long sequence = window.getLong(at + RedoLog.FRAME);
        return length >= Long.BYTES && sequence > last && sequence <= last + MOST_CHANGES;
    }

    /** {@return the record that begins there; nothing where none is whole, or its number is another} */
    private ByteBuffer record(long at, long least, long most) throws IOException {
        ByteBuffer frame = read(at, HEAD);
        if (frame.remaining() < HEAD) {
            return NONE;
        }
        int length = frame.getInt();
        int checksum = frame.getInt();
        long sequence = frame.getLong();
        if (length < Long.BYTES || length > size - at - RedoLog.FRAME || sequence < least || sequence > most) {
            return NONE;
        }
        ByteBuffer record = read(at + RedoLog.FRAME, length);
        return RedoLog.checksum(identity, record.duplicate()) == checksum ? record : NONE;
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, Math.max(0, size - at)));
        while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) > 0) {
            // Until all of it is there, or the file is shorter than it was.
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
