package dev.tarn.inmemory.storage.mvstore.file;

import dev.tarn.inmemory.storage.DamagedBlockException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32C;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file whose blocks carry checksums: {@code file = identity (4096 bytes), block*;
 * block = data (4096 bytes), stamp (4 bytes), checksum (4 bytes)}.
 *
 * <p>The checksum is the CRC-32C of data and stamp, combined by exclusive or with a hash of the file's identity and the
 * block's number, so that a block in another place, or of another file, does not pass. All blocks of one write carry the
 * same stamp: a read over several blocks must find one stamp, or part of an earlier state is among them. A read that
 * fails these checks throws; it never returns the bytes.
 *
 * <p>Blocks 0 and 1 are H2's two headers, which have checksums of their own: one of them may be half written when the
 * process is killed, and H2 then uses the other.
 */
final class BlockFile extends FileBaseDefault {

    static final int DATA = 4096;
    static final int BLOCK = DATA + 8;
    private static final int HEADERS = 2;
    private static final int BLOCKS_AT_ONCE = 15;

    /** What is done with a file. */
    enum Use {
        /** Reads and writes. */
        STORE,
        /** Reads and writes, and never makes the file shorter. */
        REPAIR
    }

    private final FileChannel file;
    private final String name;
    private final Use use;
    private final long salt;
    private final WrittenLength length;
    private final Runnable closed;
    private final byte[] buffer = new byte[BLOCKS_AT_ONCE * BLOCK];
    private final CRC32C sum = new CRC32C();
    private int stamp = ThreadLocalRandom.current().nextInt();

    private BlockFile(FileChannel file, String name, Use use, long salt, WrittenLength length, Runnable closed) {
        this.file = file;
        this.length = length;
        this.closed = closed;
        this.name = name;
        this.use = use;
        this.salt = salt;
    }

    /**
     * Opens a file; gives an empty one its identity.
     *
     * @param length updated by all writes and truncations
     * @param closed called when the file is closed
     */
    static BlockFile open(FileChannel file, String name, Use use, WrittenLength length, Runnable closed)
            throws IOException {
        if (file.size() == 0 && use == Use.STORE) {
            FileIdentity.random().write(file);
        }
        FileIdentity identity = FileIdentity.read(file).orElse(new FileIdentity(0, 0));
        if (identity.id() == 0) {
            file.close();
            throw new IOException("the first 4096 bytes are damaged, or are not Tarn's");
        }
        length.written(file.size());
        return new BlockFile(file, name, use, identity.id(), length, closed);
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        int wanted = target.remaining();
        long at = position;
        boolean first = true;
        int found = 0;
        while (target.hasRemaining()) {
            long block = at / DATA;
            int skip = (int) (at % DATA);
            int blocks = Math.min(BLOCKS_AT_ONCE, (skip + target.remaining() + DATA - 1) / DATA);
            int there = fill(block, blocks);
            for (int i = 0; i < there; i++) {
                int from = i * BLOCK;
                int of = stampAt(from);
                check(block + i, from, !first && of != found);
                found = of;
                first = false;
                int length = Math.min(DATA - skip, target.remaining());
                target.put(buffer, from + skip, length);
                at += length;
                skip = 0;
            }
            if (there < blocks) {
                break;
            }
        }
        int count = wanted - target.remaining();
        return count == 0 && wanted > 0 ? -1 : count;
    }

    /** {@return how many whole blocks were read into the buffer} */
    private int fill(long block, int blocks) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, blocks * BLOCK);
        long start = FileIdentity.LENGTH + block * BLOCK;
        while (bytes.hasRemaining() && file.read(bytes, start + bytes.position()) > 0) {
            // Until all is there, or the file ends.
        }
        return bytes.position() / BLOCK;
    }

    private void check(long block, int from, boolean mixed) throws IOException {
        if (block < HEADERS) {
            return;
        }
        boolean right = intAt(from + DATA + 4) == checksum(block, from);
        if (!right || mixed) {
            long start = FileIdentity.LENGTH + block * BLOCK;
            throw new DamagedBlockException(name + " is damaged: block " + block + " (bytes " + start + " to "
                    + (start + BLOCK - 1) + ") "
                    + (right
                            ? "is of another moment than the one before it"
                            : "does not have the checksum that it was written with"));
        }
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        int count = source.remaining();
        if (position % DATA != 0 || count % DATA != 0) {
            throw new IllegalArgumentException("H2 writes whole blocks, not " + count + " bytes at " + position);
        }
        stamp += 0x9E37_79B9;
        long block = position / DATA;
        while (source.hasRemaining()) {
            int blocks = Math.min(BLOCKS_AT_ONCE, source.remaining() / DATA);
            for (int i = 0; i < blocks; i++) {
                int from = i * BLOCK;
                source.get(buffer, from, DATA);
                put(from + DATA, stamp);
                put(from + DATA + 4, checksum(block + i, from));
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, blocks * BLOCK);
            long start = FileIdentity.LENGTH + block * BLOCK;
            while (bytes.hasRemaining()) {
                file.write(bytes, start + bytes.position());
            }
            length.written(start + bytes.position());
            block += blocks;
        }
        return count;
    }

    private int checksum(long block, int from) {
        return checksum(sum, buffer, from, salt, block);
    }

    /**
     * {@return the checksum of a block}
     *
     * @param from where it begins in the buffer
     * @param salt the file's identity
     */
    static int checksum(CRC32C sum, byte[] buffer, int from, long salt, long block) {
        sum.reset();
        sum.update(buffer, from, DATA + 4);
        long hash = (salt ^ (block + 1) * 0x9E37_79B9_7F4A_7C15L) * 0xBF58_476D_1CE4_E5B9L;
        return (int) sum.getValue() ^ (int) (hash >>> 32);
    }

    private int stampAt(int from) {
        return intAt(from + DATA);
    }

    private int intAt(int at) {
        return ByteBuffer.wrap(buffer, at, 4).getInt();
    }

    private void put(int at, int value) {
        ByteBuffer.wrap(buffer, at, 4).putInt(value);
    }

    @Override
    public synchronized long size() throws IOException {
        return Math.max(0, file.size() - FileIdentity.LENGTH) / BLOCK * DATA;
    }

    @Override
    protected synchronized void implTruncate(long size) throws IOException {
        if (use == Use.STORE) {
            long bytes = FileIdentity.LENGTH + (size + DATA - 1) / DATA * BLOCK;
            length.truncating(bytes);
            file.truncate(bytes);
        }
    }

    @Override
    public void force(boolean metadata) throws IOException {
        file.force(metadata);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        closed.run();
        file.close();
    }
}
