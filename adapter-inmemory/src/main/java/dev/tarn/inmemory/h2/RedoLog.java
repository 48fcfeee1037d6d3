package dev.tarn.inmemory.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.h2.mvstore.WriteBuffer;
import org.h2.store.fs.FilePath;

/**
 * What was changed and may not be in the database's file yet, transaction by transaction, in a file beside it. H2 writes
 * whole pages, a few for each transaction, which takes long for a change of two kilobytes. So a transaction is answered
 * when it is in here, and only made in memory; a checkpoint writes the pages of many together, and empties this. After
 * {@code kill -9} all that is in here is done again, in order ({@link RedoReader}): part of it may be in the file, and to
 * put the same row again changes nothing.
 *
 * <p>A record is its length, a checksum of what follows, the format, the round, and what a {@link Draft} has noted. To
 * write over a file takes half of what it takes to make it longer, so an emptied log keeps its length and begins another
 * round at its start; what is left there of earlier rounds is told by their numbers. Used by whoever has the turn to write.
 */
final class RedoLog {

    /** What is written. */
    static final byte FORMAT = 3;

    /** Of records without a round, in a file that was cut when it was emptied. */
    static final byte EARLIER_FORMAT = 2;

    /** Length and checksum. */
    static final int FRAME = Integer.BYTES + Integer.BYTES;

    /** So many bytes are done again in about a second. */
    private static final long MANY = 128L * 1024 * 1024;

    /** In bytes; a file that has become longer is cut. */
    private static final long LONGEST = MANY + MANY / 2;

    /** In bytes; a buffer that has become larger is let go. */
    private static final int USUAL = 1024 * 1024;

    private final FilePath path;
    private final FileChannel file;
    private WriteBuffer buffer = new WriteBuffer();
    private int round;
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

    /** {@return whether an earlier process has left something} Asked before anything is added. */
    boolean isLeft() {
        return end > 0;
    }

    /** {@return whether there is so much that it should be brought into the database's file} */
    boolean isLong() {
        return end > MANY;
    }

    /**
     * Adds a transaction; when this returns, it is not lost if the process is killed. Where it throws, nothing was added.
     */
    void append(Draft draft) throws IOException {
        if (buffer.capacity() > USUAL) {
            buffer = new WriteBuffer();
        }
        buffer.clear().putInt(0).putInt(0).put(FORMAT).putInt(round);
        draft.note(buffer);
        int length = buffer.position() - FRAME;
        ByteBuffer bytes = buffer.getBuffer().flip();
        bytes.putInt(0, length).putInt(Integer.BYTES, RedoReader.checksum(bytes.slice(FRAME, length)));
        try {
            end = write(bytes, end);
        } catch (IOException e) {
            file.truncate(end);
            throw e;
        }
    }

    /** Forgets everything: it is in the database's file. Rounds are told from each other within one process. */
    void clear() throws IOException {
        if (round == 0 || file.size() > LONGEST) {
            file.truncate(0);
        } else if (end > 0) {
            write(ByteBuffer.allocate(FRAME), 0);
        }
        round++;
        end = 0;
    }

    private long write(ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
        return at;
    }

    /** Closes it, and removes it where nothing is in it. */
    void close() throws IOException {
        file.close();
        if (end == 0) {
            path.delete();
        }
    }

    /** Does again what an earlier process has left, record by record; all of them must have this format. */
    <E extends Exception> void doAgain(byte format, RedoReader.Again<E> again) throws IOException, E {
        new RedoReader(path, file).doAgain(format, again);
    }
}
