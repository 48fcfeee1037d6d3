package dev.tarn.inmemory.storage.mvstore.file;

import dev.tarn.inmemory.storage.DamagedBlockException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Reads the blocks of a damaged file, and says of each whether it is whole. Nothing is written. Not thread-safe.
 *
 * <p>Where the identity of the file is not known, no checksum can be checked, and every block counts as whole.
 */
public final class BlockReader implements AutoCloseable {

    /** The bytes of a block that H2 knows of. */
    public static final int DATA = BlockFile.DATA;

    private final FileChannel file;
    private final long identity;
    private final byte[] buffer = new byte[BlockFile.BLOCK];
    private final CRC32C sum = new CRC32C();
    private long loaded = -1;
    private boolean whole;

    private BlockReader(FileChannel file, long identity) {
        this.file = file;
        this.identity = identity;
    }

    /**
     * Opens a file.
     *
     * @param identity of the file; 0 where it is not known
     */
    public static BlockReader open(Path file, long identity) throws IOException {
        return new BlockReader(FileChannel.open(file), identity);
    }

    /** {@return how many blocks there are} */
    public long blocks() throws IOException {
        return Math.max(0, file.size() - FileIdentity.LENGTH) / BlockFile.BLOCK;
    }

    /** {@return whether a block has the checksum that it was written with} */
    public boolean isWhole(long block) throws IOException {
        load(block);
        return whole;
    }

    /** {@return the stamp of the write that a block belongs to} */
    public int stamp(long block) throws IOException {
        load(block);
        return ByteBuffer.wrap(buffer, DATA, Integer.BYTES).getInt();
    }

    /**
     * Reads bytes of one write.
     *
     * @param position in bytes, without stamps and checksums
     * @param stamp of the write
     * @param damaged whether blocks that are not whole are read as they are
     * @throws IOException if a block is not whole, or belongs to another write
     */
    public ByteBuffer read(long position, int length, int stamp, boolean damaged) throws IOException {
        if (position < 0 || length < 0 || position + length > blocks() * DATA) {
            throw new EOFException("there are no " + length + " bytes at " + position);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (long at = position; bytes.hasRemaining(); at = position + bytes.position()) {
            long block = at / DATA;
            load(block);
            if (whole ? identity != 0 && stamp(block) != stamp : !damaged) {
                throw new DamagedBlockException("block " + block + " is damaged, or is of another write");
            }
            int skip = (int) (at % DATA);
            bytes.put(buffer, skip, Math.min(DATA - skip, bytes.remaining()));
        }
        return bytes.flip();
    }

    private void load(long block) throws IOException {
        if (block == loaded) {
            return;
        }
        loaded = -1;
        ByteBuffer bytes = ByteBuffer.wrap(buffer);
        long start = FileIdentity.LENGTH + block * BlockFile.BLOCK;
        while (bytes.hasRemaining()) {
            if (file.read(bytes, start + bytes.position()) <= 0) {
                throw new EOFException("there is no block " + block);
            }
        }
        int found = ByteBuffer.wrap(buffer, DATA + Integer.BYTES, Integer.BYTES).getInt();
        whole = identity == 0 || found == BlockFile.checksum(sum, buffer, 0, identity, block);
        loaded = block;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
