package dev.tarn.inmemory.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.h2.store.fs.FilePath;

/** Reads what a process has left in a {@link RedoLog}. A record that is cut off was never answered, and ends it. */
final class RedoReader {

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final FilePath path;
    private final FileChannel file;
    private final long end;

    RedoReader(FilePath path, FileChannel file) throws IOException {
        this.path = path;
        this.file = file;
        this.end = file.size();
    }

    /** Who does again what is in a record. */
    interface Again<E extends Exception> {
        void doAgain(ByteBuffer record) throws E;
    }

    /** Does again what was written in the last round; what follows it is of an earlier one, and in the database's file. */
    <E extends Exception> void doAgain(byte format, Again<E> again) throws IOException, E {
        long at = 0;
        int last = 0;
        for (ByteBuffer record = next(at); record.hasRemaining(); record = next(at)) {
            int length = record.remaining();
            int round = round(record, format);
            if (at > 0 && round != last) {
                return;
            }
            last = round;
            again.doAgain(record);
            at += RedoLog.FRAME + length;
        }
    }

    private int round(ByteBuffer record, byte format) {
        byte found = record.get();
        if (found == RedoLog.FORMAT && format == RedoLog.FORMAT && record.remaining() >= Integer.BYTES) {
            return record.getInt();
        }
        if (found == format || (found == RedoLog.EARLIER_FORMAT && format == RedoLog.FORMAT)) {
            return 0;
        }
        throw new DataDirectoryException(
                path + " was written by another Tarn, whose data this one does not know; use that one");
    }

    /** {@return the whole record that begins there; nothing where there is none} */
    private ByteBuffer next(long at) throws IOException {
        ByteBuffer frame = read(at, RedoLog.FRAME);
        if (frame.remaining() < RedoLog.FRAME) {
            return NONE;
        }
        int length = frame.getInt();
        int checksum = frame.getInt();
        if (length < 1 || length > end - at - RedoLog.FRAME) {
            return NONE;
        }
        ByteBuffer record = read(at + RedoLog.FRAME, length);
        return checksum(record.duplicate()) == checksum ? record : NONE;
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, Math.max(0, end - at)));
        while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) > 0) {
            // Until all of it is there, or the file is shorter than it was.
        }
        return bytes.flip();
    }

    /** {@return the checksum of a record} */
    static int checksum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }
}
