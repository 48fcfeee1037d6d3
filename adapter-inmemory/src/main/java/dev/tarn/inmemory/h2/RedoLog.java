package dev.tarn.inmemory.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.h2.mvstore.WriteBuffer;
import org.h2.store.fs.FilePath;

/**
 * What was changed and may not be in the database's file yet, transaction by transaction, in a file beside it. H2 writes
 * whole pages, a few for each transaction, which takes long for a change of two kilobytes. So a transaction is answered
 * when it is in here, and only made in memory; a checkpoint writes the pages of many together, and empties this. After
 * {@code kill -9} all that is in here is done again, in order: part of it may be in the file, and to put the same row
 * again changes nothing.
 *
 * <p>A record is its length, a checksum of what follows, the format, and what a {@link Draft} has noted. One that is cut
 * off was never answered. Used by whoever has the turn to write.
 */
final class RedoLog {

    /** What is written. */
    static final byte FORMAT = 2;

    /** Of statements of SQL. */
    static final byte SQL_FORMAT = 1;

    /** Length and checksum. */
    private static final int FRAME = Integer.BYTES + Integer.BYTES;

    /** In bytes; a buffer that has become larger is let go. */
    private static final int USUAL = 1024 * 1024;

    private final FilePath path;
    private final FileChannel file;
    private WriteBuffer buffer = new WriteBuffer();
    private long end;

    private RedoLog(FilePath path, FileChannel file, long end) {
        this.path = path;
        this.file = file;
        this.end = end;
    }

    /** Opens the log, with what is in it; makes it where it is not there. */
    static RedoLog open(FilePath path) throws IOException {
        FileChannel file = path.open("rw");
        return new RedoLog(path, file, file.size());
    }

    /** {@return how many bytes there are} */
    long size() {
        return end;
    }

    /**
     * Adds a transaction; when this returns, it is not lost if the process is killed. Where it throws, nothing was added.
     */
    void append(Draft draft) throws IOException {
        if (buffer.capacity() > USUAL) {
            buffer = new WriteBuffer();
        }
        buffer.clear().putInt(0).putInt(0).put(FORMAT);
        draft.note(buffer);
        int length = buffer.position() - FRAME;
        ByteBuffer bytes = buffer.getBuffer().flip();
        bytes.putInt(0, length).putInt(Integer.BYTES, checksum(bytes.slice(FRAME, length)));
        long before = end;
        try {
            while (bytes.hasRemaining()) {
                end += file.write(bytes, end);
            }
        } catch (IOException e) {
            backTo(before);
            throw e;
        }
    }

    /** Forgets everything: it is in the database's file. */
    void clear() throws IOException {
        backTo(0);
    }

    private void backTo(long size) throws IOException {
        if (file.size() > size) {
            file.truncate(size);
        }
        end = size;
    }

    /** Closes it, and removes it where nothing is in it. */
    void close() throws IOException {
        file.close();
        if (end == 0) {
            path.delete();
        }
    }

    /** Who does again what is in a record. */
    interface Again<E extends Exception> {
        void doAgain(ByteBuffer record) throws E;
    }

    /** Does again what is in here, record by record; all of them must have this format. */
    <E extends Exception> void doAgain(byte format, Again<E> again) throws IOException, E {
        long at = 0;
        for (ByteBuffer record = next(at); record.hasRemaining(); record = next(at)) {
            at += FRAME + record.remaining();
            if (record.get() != format) {
                throw new DataDirectoryException(
                        path + " was written by another Tarn, whose data this one does not know; use that one");
            }
            again.doAgain(record);
        }
    }

    /** {@return the whole record that begins there; nothing where there is none} */
    private ByteBuffer next(long at) throws IOException {
        ByteBuffer frame = read(at, FRAME);
        if (frame.remaining() < FRAME) {
            return ByteBuffer.allocate(0);
        }
        int length = frame.getInt();
        int checksum = frame.getInt();
        if (length < 1 || length > end - at - FRAME) {
            return ByteBuffer.allocate(0);
        }
        ByteBuffer record = read(at + FRAME, length);
        return checksum(record.duplicate()) == checksum ? record : ByteBuffer.allocate(0);
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, Math.max(0, end - at)));
        while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) > 0) {
            // Until all of it is there, or the file is shorter than it was.
        }
        return bytes.flip();
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }
}
