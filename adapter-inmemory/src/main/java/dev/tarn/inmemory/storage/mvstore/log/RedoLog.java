package dev.tarn.inmemory.storage.mvstore.log;

import dev.tarn.inmemory.storage.mvstore.file.WrittenLength;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;
import org.h2.mvstore.WriteBuffer;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * The write-ahead log, a file beside the database's: {@code log = header (64 bytes, LogHeader), record*, 0 (4 bytes)};
 * {@code record = length (4), checksum (4), sequence number (8), changes of a batch}. The checksum is the CRC-32C of
 * the data file's identity, the sequence number and the changes; sequence numbers have no gaps. H2 writes whole pages,
 * a few for each transaction, which takes long for a change of two kilobytes; so a transaction is answered when it is
 * in here, and a checkpoint writes the pages of many together and resets the log ({@link RedoReader}).
 *
 * <p>The file grows in steps and keeps its length when it is reset, because overwriting takes half the time of
 * appending; a log that is shorter than its header says is truncated. Not thread-safe: used by the thread that holds
 * the write lock.
 */
public final class RedoLog {

    /** Length and checksum. */
    public static final int FRAME = Integer.BYTES + Integer.BYTES;

    /** So many bytes are replayed in about a second. */
    private static final long MANY = 128L * 1024 * 1024;

    /** In bytes; a file that has become longer is cut. */
    private static final long LONGEST = MANY + MANY / 2;

    /** In bytes; a buffer that has become larger is released. */
    private static final int USUAL = 1024 * 1024;

    /** In bytes. */
    private static final long STEP = 1024 * 1024;

    private final FilePath path;
    private final long identity;
    private @Nullable FileChannel file;
    private WriteBuffer buffer = new WriteBuffer();
    private LogHeader header;
    private final WrittenLength written = new WrittenLength();
    private long end;

    /**
     * The log at this path, which need not be there.
     *
     * @param identity of the data file that it belongs to
     */
    public RedoLog(FilePath path, long identity) {
        this.path = path;
        this.identity = identity;
        this.header = new LogHeader(identity, 0, 0, 0);
    }

    /** {@return whether there is so much that it should be brought into the database's file} */
    public boolean isLong() {
        return end > MANY;
    }

    /**
     * Resets the log; all of its changes are in the data file.
     *
     * @param generation of the data file's checkpoint
     * @param base the last change in the data file
     */
    public void begin(long generation, long base) throws IOException {
        FileChannel log = opened();
        long length = log.size();
        if (length > LONGEST) {
            written.truncating(0);
            log.truncate(0);
            length = 0;
        }
        written.written(length);
        header = new LogHeader(identity, generation, base, length);
        allocate(LogHeader.LENGTH + Integer.BYTES);
        write(log, header.bytes(), 0);
        end = LogHeader.LENGTH;
    }

    /**
     * Appends a transaction; when this returns, it is not lost if the process is killed. Where it throws, nothing was
     * appended.
     *
     * @param changes writes the bytes of the changes
     * @param room called with the size of the record in bytes before it is written; may throw
     */
    public void append(Consumer<WriteBuffer> changes, long sequence, LongConsumer room) throws IOException {
        if (buffer.capacity() > USUAL) {
            buffer = new WriteBuffer();
        }
        buffer.clear().putInt(0).putInt(0).putLong(sequence);
        changes.accept(buffer);
        int length = buffer.position() - FRAME;
        buffer.putInt(0);
        ByteBuffer bytes = buffer.getBuffer().flip();
        bytes.putInt(0, length).putInt(Integer.BYTES, checksum(identity, bytes.slice(FRAME, length)));
        room.accept(FRAME + length);
        FileChannel log = opened();
        long before = end;
        try {
            if (allocate(before + bytes.remaining())) {
                write(log, header.bytes().limit(LogHeader.LENGTH), 0);
            }
            write(log, bytes, before);
        } catch (IOException e) {
            write(log, ByteBuffer.allocate(Integer.BYTES), before);
            throw e;
        }
        end = before + FRAME + length;
    }

    /** {@return whether the file has become longer, so that its header must be written} */
    private boolean allocate(long needed) throws IOException {
        long allocated = header.allocated();
        if (needed <= allocated) {
            return false;
        }
        allocated = (needed + STEP - 1) / STEP * STEP;
        write(opened(), ByteBuffer.allocate(1), allocated - 1);
        written.written(allocated);
        header = new LogHeader(identity, header.generation(), header.base(), allocated);
        return true;
    }

    private FileChannel opened() throws IOException {
        FileChannel log = file;
        if (log == null) {
            log = path.open("rw");
            file = log;
        }
        return log;
    }

    private static void write(FileChannel file, ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    /** {@return how many bytes its file has, for any thread; 0 where it is not there} */
    public WrittenLength written() {
        return written;
    }

    /**
     * Closes the log.
     *
     * @param delete whether all that is in it is in the data file
     */
    public void close(boolean delete) throws IOException {
        if (file != null) {
            file.close();
        }
        if (delete) {
            path.delete();
        }
    }

    /** {@return the checksum of a record; its bytes are read to their end} */
    static int checksum(long identity, ByteBuffer record) {
        CRC32C sum = new CRC32C();
        for (int shift = 56; shift >= 0; shift -= 8) {
            sum.update((int) (identity >>> shift));
        }
        sum.update(record);
        return (int) sum.getValue();
    }
}
