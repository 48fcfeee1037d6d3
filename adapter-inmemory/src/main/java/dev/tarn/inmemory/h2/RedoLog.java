package dev.tarn.inmemory.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.sql.SQLException;
import java.util.zip.CRC32C;
import org.h2.store.fs.FilePath;

/**
 * What was changed and may not be in the database's file yet, transaction by transaction, in a file beside it. H2 writes
 * whole pages, a few for each transaction, which takes long for a change of two kilobytes. So a transaction is answered
 * when it is in here, and only committed in memory; a checkpoint writes the pages of many together, and empties this.
 * After {@code kill -9} what is in here is done again.
 *
 * <p>Each transaction has a number, which is in the database as well: what is in both is not done twice. A record is its
 * length, a checksum, the format, the number, and what {@link RedoRecord} has noted. One that is cut off was never
 * answered. Used by whoever has the turn to write.
 */
final class RedoLog {

    private static final byte FORMAT = 1;

    /** Length and checksum. */
    private static final int FRAME = Integer.BYTES + Integer.BYTES;

    /** Format and number, which the checksum covers. */
    private static final int HEAD = Byte.BYTES + Long.BYTES;

    private final FilePath path;
    private final FileChannel file;
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

    /** Adds what was changed; when this returns, it is not lost if the process is killed. */
    void append(long number, RedoRecord record) throws IOException {
        int length = record.end() - FRAME;
        ByteBuffer bytes = ByteBuffer.wrap(record.bytes(), 0, record.end());
        bytes.put(FRAME, FORMAT).putLong(FRAME + Byte.BYTES, number);
        bytes.putInt(0, length).putInt(Integer.BYTES, checksum(ByteBuffer.wrap(record.bytes(), FRAME, length)));
        while (bytes.hasRemaining()) {
            end += file.write(bytes, end);
        }
    }

    /** Forgets everything: it is in the database's file. */
    void clear() throws IOException {
        backTo(0);
    }

    /** Forgets what was added since it had this size. */
    void backTo(long size) throws IOException {
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

    /**
     * Does again what is not in the database.
     *
     * @param done the number of the last transaction that is
     * @param each commits after each, by its number
     * @return the number of the last transaction
     */
    long doAgain(Statements sql, long done, Commit each) throws IOException, SQLException {
        long last = done;
        long at = 0;
        ByteBuffer record = next(at);
        while (record.hasRemaining()) {
            at += FRAME + record.remaining();
            if (record.get() != FORMAT) {
                throw new DataDirectoryException(
                        path + " was written by a newer Tarn, whose data this one does not know; use that one");
            }
            long number = record.getLong();
            if (number > last) {
                new RedoReader(record).doAgain(sql);
                each.commit(number);
                last = number;
            }
            record = next(at);
        }
        return last;
    }

    /** Ends a transaction. */
    interface Commit {
        void commit(long number) throws SQLException;
    }

    /** {@return the whole record that begins there; nothing where there is none} */
    private ByteBuffer next(long at) throws IOException {
        ByteBuffer frame = read(at, FRAME);
        if (frame.remaining() < FRAME) {
            return ByteBuffer.allocate(0);
        }
        int length = frame.getInt();
        int checksum = frame.getInt();
        if (length < HEAD || length > end - at - FRAME) {
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
